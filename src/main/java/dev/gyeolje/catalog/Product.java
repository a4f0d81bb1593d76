package dev.gyeolje.catalog;

import dev.gyeolje.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;

/** Something for sale, as the catalog knows it. How many are left is kept by {@code stock}. */
@Entity
@Table(name = "products")
public class Product {

  @Id private UUID id;

  @Column(name = "name_ko")
  private String nameKo;

  @Column(name = "name_en")
  private String nameEn;

  @Column(name = "description_ko")
  private String descriptionKo;

  @Column(name = "description_en")
  private String descriptionEn;

  /** Made by the database of both names. */
  @Column(name = "search_text", insertable = false, updatable = false)
  private String searchText;

  private String category;
  private String picture;
  private Money price;
  private int position;

  @Column(name = "needs_delivery")
  private boolean needsDelivery;

  @Column(insertable = false, updatable = false)
  private int stock;

  @Column(insertable = false, updatable = false)
  private int held;

  protected Product() {}

  /** Names this product. */
  public ProductId id() {
    return new ProductId(id);
  }

  /** Its name in {@code language}. */
  public String name(Locale language) {
    return english(language) ? nameEn : nameKo;
  }

  /** Price of one unit. */
  public Money price() {
    return price;
  }

  /** Units on hand, held ones among them. */
  public int onHand() {
    return stock;
  }

  /** Whether it is sent to an address. */
  public boolean needsDelivery() {
    return needsDelivery;
  }

  /** Path of its picture on this origin. */
  public String picture() {
    return picture;
  }

  ProductView view(Locale language) {
    return new ProductView(
        id.toString(),
        name(language),
        english(language) ? descriptionEn : descriptionKo,
        category,
        picture,
        price,
        needsDelivery,
        stock - held);
  }

  private static boolean english(Locale language) {
    return Locale.ENGLISH.getLanguage().equals(language.getLanguage());
  }
}
