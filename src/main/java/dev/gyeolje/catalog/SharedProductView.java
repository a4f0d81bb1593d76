package dev.gyeolje.catalog;

import dev.gyeolje.platform.json.JsonText;

/**
 * Metadata of a product page for search engines and link previews.
 *
 * @param address of the page
 * @param picture address of the picture
 * @param structuredData the product and its offer as schema.org JSON; contains no {@code <}, so
 *     that it can stand in a script element
 * @see <a
 *     href="https://developers.google.com/search/docs/appearance/structured-data/product">Google's
 *     guide to Product structured data</a>
 */
public record SharedProductView(String address, String picture, String structuredData) {

  static SharedProductView of(ProductView product, String origin) {
    var address = origin + "/products/" + product.id();
    var picture = origin + product.picture();
    var offer =
        JsonText.newObject()
            .add("@type", "Offer")
            .add("url", address)
            .add("priceCurrency", "KRW")
            .add("price", product.price().won())
            .add(
                "availability",
                "https://schema.org/" + (product.soldOut() ? "OutOfStock" : "InStock"));
    var data =
        JsonText.newObject()
            .add("@context", "https://schema.org")
            .add("@type", "Product")
            .add("name", product.name())
            .add("description", product.description())
            .add("sku", product.id())
            .add("image", picture)
            .add("offers", offer)
            .build();
    return new SharedProductView(address, picture, data.toString().replace("<", "\\u003c"));
  }
}
