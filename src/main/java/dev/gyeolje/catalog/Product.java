package dev.gyeolje.catalog;

import dev.gyeolje.picture.Picture;
import dev.gyeolje.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  private boolean hidden;

  @Column(name = "visible_from")
  private @Nullable Instant visibleFrom;

  @Column(name = "visible_until")
  private @Nullable Instant visibleUntil;

  @Version private long version;

  @Column(insertable = false, updatable = false)
  private int stock;

  @Column(insertable = false, updatable = false)
  private int held;

  protected Product() {}

  /** A new product, of which there are no units yet. */
  Product(ProductId id, ProductDetails details) {
    this.id = id.value();
    // EclipseLink begins there anyway, Hibernate at 0
    this.version = 1;
    change(details);
  }

  void change(ProductDetails details) {
    this.nameKo = details.nameKo();
    this.nameEn = details.nameEn();
    this.descriptionKo = details.descriptionKo();
    this.descriptionEn = details.descriptionEn();
    this.category = details.category();
    this.picture = details.picture();
    this.price = details.price();
    this.position = details.position();
    this.needsDelivery = details.needsDelivery();
    this.hidden = details.hidden();
    this.visibleFrom = details.visibleFrom();
    this.visibleUntil = details.visibleUntil();
  }

  /** All that an operator decides about it. */
  public ProductDetails details() {
    return new ProductDetails(
        nameKo,
        nameEn,
        descriptionKo,
        descriptionEn,
        category,
        picture,
        price,
        position,
        needsDelivery,
        hidden,
        visibleFrom,
        visibleUntil);
  }

  /** Grows with each change of the {@link #details}, from 1. */
  public long version() {
    return version;
  }

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

  /** Path of its picture on this origin, as small as there is. */
  public String thumbnail() {
    return Picture.thumbnail(picture);
  }

  /** Whether customers see and may buy it at {@code now}. */
  boolean visible(Instant now) {
    return details().visible(now);
  }

  ProductView view(Locale language) {
    return new ProductView(
        id.toString(),
        name(language),
        english(language) ? descriptionEn : descriptionKo,
        category,
        picture,
        thumbnail(),
        price,
        needsDelivery,
        stock - held);
  }

  private static boolean english(Locale language) {
    return Locale.ENGLISH.getLanguage().equals(language.getLanguage());
  }
}
