/* Forms that a passkey fills in: the attribute says what the browser is asked, and a hidden field
   takes what it answers. Where a browser has no passkeys they stay hidden. */
for (const form of document.querySelectorAll('form[data-passkey-get], form[data-passkey-create]')) {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
        continue;
    }
    form.hidden = false;
    const said = form.querySelector('[data-passkey-said]');
    form.addEventListener('submit', async event => {
        event.preventDefault();
        said.textContent = '';
        try {
            form.elements.credential.value = JSON.stringify(await answer(form.dataset));
            form.submit();
        } catch (e) {
            said.textContent = e.name === 'InvalidStateError'
                ? 'This device has a passkey of your account already.'
                : 'No passkey was used. Try again, or go on without one.';
        }
    });
}

function answer({passkeyGet, passkeyCreate}) {
    return passkeyCreate
        ? navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(passkeyCreate)),
        })
        : navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(passkeyGet)),
        });
}
