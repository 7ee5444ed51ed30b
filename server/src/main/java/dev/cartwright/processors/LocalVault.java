package dev.cartwright.processors;

/** A vault inside this server. Called outside any transaction. */
public non-sealed interface LocalVault extends Vault {

    /** Does it; repeated it changes nothing. */
    Finding run(Errand errand);
}
