<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.products.title">
  <p><a href="/ops/products">${text.of('ops.products.title')}</a></p>
  <h1><c:choose><c:when test="${added}"><c:out value="${name}"/></c:when><c:otherwise>${text.of('ops.products.add')}</c:otherwise></c:choose></h1>
  <c:if test="${added}">
    <p class="actions">
      <c:if test="${visible}"><a class="button" href="/products/${fn:escapeXml(id)}" data-testid="page">${text.of('ops.product.page')}</a></c:if>
      <a class="button" href="/ops/stock/${fn:escapeXml(id)}" data-testid="count">${text.of('ops.product.count', onHand)}</a>
    </p>
  </c:if>
  <section class="panel">
    <form method="post" action="/ops/products/save" enctype="multipart/form-data" class="contact" novalidate>
      <input type="hidden" name="request" value="${fn:escapeXml(request)}">
      <input type="hidden" name="product" value="${fn:escapeXml(id)}">
      <input type="hidden" name="version" value="${fn:escapeXml(version)}">
      <input type="hidden" name="picture" value="${fn:escapeXml(fields['picture'])}">
      <fieldset>
        <legend>${text.of('ops.product.words')}</legend>
        <t:product-field name="name_ko" label="ops.product.field.name_ko" value="${fields['name_ko']}" error="${errors['name_ko']}" stored="${empty now ? fields['name_ko'] : now['name_ko']}" max="100"/>
        <t:product-field name="name_en" label="ops.product.field.name_en" value="${fields['name_en']}" error="${errors['name_en']}" stored="${empty now ? fields['name_en'] : now['name_en']}" max="100"/>
        <t:product-field name="description_ko" label="ops.product.field.description_ko" value="${fields['description_ko']}" error="${errors['description_ko']}" stored="${empty now ? fields['description_ko'] : now['description_ko']}" max="2000" rows="4" optional="true"/>
        <t:product-field name="description_en" label="ops.product.field.description_en" value="${fields['description_en']}" error="${errors['description_en']}" stored="${empty now ? fields['description_en'] : now['description_en']}" max="2000" rows="4" optional="true"/>
        <t:product-field name="category" label="ops.product.field.category" value="${fields['category']}" error="${errors['category']}" stored="${empty now ? fields['category'] : now['category']}" max="40" list="categories"/>
        <datalist id="categories"><c:forEach items="${categories}" var="category"><option value="${fn:escapeXml(category)}"></option></c:forEach></datalist>
      </fieldset>
      <fieldset>
        <legend>${text.of('ops.product.field.picture')}</legend>
        <c:if test="${not empty fields['picture']}"><img src="${fn:escapeXml(fields['picture'])}" alt="" width="200" height="200"></c:if>
        <p class="field">
          <label for="product-upload">${text.of(empty fields['picture'] ? 'ops.product.upload' : 'ops.product.upload.other')}</label>
          <input id="product-upload" name="upload" type="file" accept="image/jpeg,image/png,image/webp" aria-describedby="product-upload-hint product-upload-error" aria-invalid="${empty errors['picture'] ? 'false' : 'true'}">
          <small id="product-upload-hint">${text.of('ops.product.upload.hint')}</small>
          <span class="field-error" id="product-upload-error"><c:if test="${not empty errors['picture']}">${text.of(errors['picture'])}</c:if></span>
        </p>
      </fieldset>
      <fieldset>
        <legend>${text.of('ops.product.sale')}</legend>
        <t:product-field name="price" label="ops.product.field.price" value="${fields['price']}" error="${errors['price']}" stored="${empty now ? fields['price'] : now['price']}" max="11" type="text"/>
        <t:product-field name="position" label="ops.product.field.position" value="${fields['position']}" error="${errors['position']}" stored="${empty now ? fields['position'] : now['position']}" max="7"/>
        <t:product-field name="visible_from" label="ops.product.field.visible_from" value="${fields['visible_from']}" error="${errors['visible_from']}" stored="${empty now ? fields['visible_from'] : now['visible_from']}" type="datetime-local" optional="true"/>
        <t:product-field name="visible_until" label="ops.product.field.visible_until" value="${fields['visible_until']}" error="${errors['visible_until']}" stored="${empty now ? fields['visible_until'] : now['visible_until']}" type="datetime-local" optional="true"/>
        <p class="field choice"><label><input type="checkbox" name="needs_delivery" value="yes"<c:if test="${fields['needs_delivery'] eq 'yes'}"> checked</c:if>> ${text.of('ops.product.field.needs_delivery')}</label></p>
        <p class="field choice"><label><input type="checkbox" name="hidden" value="yes"<c:if test="${fields['hidden'] eq 'yes'}"> checked</c:if>> ${text.of('ops.product.field.hidden')}</label></p>
      </fieldset>
      <p><button class="primary" data-testid="save">${text.of('ops.stock.save')}</button></p>
    </form>
  </section>
  <c:if test="${not empty prices}">
    <section class="panel">
      <h2>${text.of('ops.product.prices')}</h2>
      <ul class="rows plain" data-testid="prices">
        <c:forEach items="${prices}" var="price"><li><t:time value="${price.since()}"/><t:money value="${price.price()}"/></li></c:forEach>
      </ul>
    </section>
  </c:if>
  <c:if test="${not empty audit}">
    <section class="panel">
      <h2>${text.of('ops.product.audit')}</h2>
      <t:ops-actions value="${audit}"/>
    </section>
  </c:if>
</t:ops-page>
