package dev.cartwright.web;

import dev.cartwright.kernel.Text;
import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads a UUID in its canonical form only.
 *
 * <p>As an editor: where a converter refuses, Spring would ask its own editor, which takes
 * "1-1-1-1-1".
 */
@ControllerAdvice
class UuidParameters {

    @InitBinder
    void read(WebDataBinder binder) {
        binder.registerCustomEditor(
                UUID.class,
                new PropertyEditorSupport() {
                    @Override
                    public void setAsText(String text) {
                        setValue(Text.uuid(text));
                    }
                });
    }
}
