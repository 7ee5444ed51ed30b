package dev.cartwright.storefront;

import dev.cartwright.search.ShopWindow.Article;
import java.util.List;

/** A product in a list, with what stands for its picture. */
record Card(Article article, Picture picture) {

    static List<Card> of(List<Article> articles) {
        return articles.stream()
                .map(it -> new Card(it, Picture.of(it.image(), it.slug())))
                .toList();
    }
}
