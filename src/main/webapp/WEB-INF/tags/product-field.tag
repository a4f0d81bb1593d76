<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A labelled field of a product, with its error and the value that another operator has stored meanwhile." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="name" required="true" %>
<%@ attribute name="label" required="true" description="key of a text" %>
<%@ attribute name="value" required="true" type="java.lang.String" %>
<%@ attribute name="error" required="true" type="java.lang.String" description="key of a text, or null" %>
<%@ attribute name="max" required="false" description="characters; HTML has no such limit for times" %>
<%@ attribute name="type" required="false" %>
<%@ attribute name="list" required="false" description="id of a list of suggestions" %>
<%@ attribute name="rows" required="false" description="lines of a long text" %>
<%@ attribute name="optional" required="false" type="java.lang.Boolean" %>
<%@ attribute name="stored" required="false" type="java.lang.String" description="the value that another operator has stored meanwhile" %>
<c:set var="id" value="product-${name}"/>
<p class="field">
  <label for="${fn:escapeXml(id)}">${text.of(label)}<c:if test="${optional}">&#32;<small>${text.of('contact.optional')}</small></c:if></label>
  <c:choose>
    <c:when test="${not empty rows}"><textarea rows="${fn:escapeXml(rows)}" id="${fn:escapeXml(id)}" name="${fn:escapeXml(name)}"<c:if test="${not empty max}"> maxlength="${fn:escapeXml(max)}"</c:if> autocomplete="off"
         aria-describedby="${fn:escapeXml(id)}-error"<c:if test="${not optional}"> required</c:if> aria-invalid="${empty error ? 'false' : 'true'}">
<c:out value="${value}"/></textarea></c:when>
    <c:otherwise><input type="${fn:escapeXml(empty type ? 'text' : type)}" value="${fn:escapeXml(value)}"<c:if test="${not empty list}"> list="${fn:escapeXml(list)}"</c:if>
         id="${fn:escapeXml(id)}" name="${fn:escapeXml(name)}"<c:if test="${not empty max}"> maxlength="${fn:escapeXml(max)}"</c:if> autocomplete="off"
         aria-describedby="${fn:escapeXml(id)}-error"<c:if test="${not optional}"> required</c:if> aria-invalid="${empty error ? 'false' : 'true'}"></c:otherwise>
  </c:choose>
  <span class="field-error" id="${fn:escapeXml(id)}-error"><c:if test="${not empty error}">${text.of(error)}</c:if></span>
  <c:if test="${stored ne null and stored ne value}"><small>${text.of('ops.product.stored')}&#32;<c:out value="${stored}"/></small></c:if>
</p>
