<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The available units of a product." %>
<%@ attribute name="product" required="true" type="dev.gyeolje.catalog.ProductView" %>
<span class="badge ${product.soldOut() ? 'out' : ''}${product.low() ? 'low' : ''}" data-testid="stock">${text.of(product.stock(), product.available())}</span>
