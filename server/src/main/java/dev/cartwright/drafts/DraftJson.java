package dev.cartwright.drafts;

import dev.cartwright.carts.CartJson;
import dev.cartwright.carts.DraftRow;
import io.swagger.v3.oas.annotations.media.Schema;

/** A draft, and what it comes to just now. */
@Schema(name = "DraftDetail")
record DraftJson(DraftRow draft, CartJson cart) {}
