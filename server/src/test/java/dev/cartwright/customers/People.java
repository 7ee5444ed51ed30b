package dev.cartwright.customers;

import dev.cartwright.AsCustomer;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Named situations. */
@TestConfiguration(proxyBeanMethods = false)
@Import(AsCustomer.class)
class People {

    @Bean
    Crowd crowd(Customers customers, TransactionTemplate transaction, MockMvcTester http) {
        return new Crowd(customers, transaction, http);
    }

    /** Makes people of each test's own, and speaks for them. */
    record Crowd(Customers customers, TransactionTemplate transaction, MockMvcTester http) {

        static EmailAddress anAddress() {
            return new EmailAddress("ada-" + UUID.randomUUID() + "@example.org");
        }

        CustomerId somebody() {
            return somebody(anAddress());
        }

        CustomerId somebody(EmailAddress email) {
            return Objects.requireNonNull(
                    transaction.execute(_ -> customers.findOrMake(email, "Ada Lovelace")));
        }

        void changeEmail(CustomerId id, EmailAddress email) {
            transaction.executeWithoutResult(_ -> customers.changeEmail(id, email));
        }

        MvcTestResult as(
                CustomerId me, HttpMethod method, String path, String body, String... headers) {
            var request =
                    http.method(method)
                            .uri(path)
                            .header(AsCustomer.ME, me.toString())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body);
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return request.exchange();
        }

        MvcTestResult get(CustomerId me, String path) {
            return as(me, HttpMethod.GET, path, "");
        }

        MvcTestResult asNobody(HttpMethod method, String path, String body) {
            return http.method(method)
                    .uri(path)
                    .header(HttpHeaders.AUTHORIZATION, "")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body)
                    .exchange();
        }
    }
}
