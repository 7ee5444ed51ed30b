package dev.cartwright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodsTest {

    @TempDir Path folder;

    @Test
    void every_row_but_one_kind_of_wrong_ones_has_all_columns() throws IOException {
        var goods = new Goods(1_000, 10);
        var records = write(goods, 0);

        assertThat(records).hasSize(goods.rows() + 1).extracting(List::size).contains(14, 15);
        assertThat(records.stream().filter(it -> it.size() != 14)).hasSize(1);
        assertThat(goods.errors()).hasSize(10).first().asString().endsWith(",price");
        assertThat(goods.prices()).hasSize(goods.rows() - 10);
    }

    @Test
    void a_round_changes_every_row_and_no_sku() throws IOException {
        var first = new Goods(1_000, 10);
        var second = new Goods(1_000, 10);
        write(first, 0);
        write(second, 1);

        assertThat(second.prices().keySet()).isEqualTo(first.prices().keySet());
        assertThat(second.prices())
                .allSatisfy(
                        (sku, price) -> assertThat(price).isNotEqualTo(first.prices().get(sku)));
    }

    @Test
    void quotes_and_line_breaks_are_of_their_field() {
        var records = new ArrayList<List<String>>();
        Csv.read("a,\"b \"\"c\"\"\nd\",\r\n,\"\",e\n", records::add);

        assertThat(records).containsExactly(List.of("a", "b \"c\"\nd", ""), List.of("", "", "e"));
    }

    private List<List<String>> write(Goods goods, int round) throws IOException {
        var file = folder.resolve("goods-" + round + ".csv");
        goods.write(file, round);
        var records = new ArrayList<List<String>>();
        Csv.read(Files.readString(file), records::add);
        return records;
    }
}
