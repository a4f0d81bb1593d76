<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A labelled text field of a contact, with what is wrong with it." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="name" required="true" %>
<%@ attribute name="label" required="true" description="key of a text" %>
<%@ attribute name="value" required="true" %>
<%@ attribute name="error" required="true" type="java.lang.String" description="key of a text, or null" %>
<%@ attribute name="autocomplete" required="true" %>
<%@ attribute name="max" required="true" %>
<%@ attribute name="type" required="false" %>
<%@ attribute name="optional" required="false" type="java.lang.Boolean" %>
<c:set var="id" value="contact-${name}"/>
<p class="field">
  <label for="${fn:escapeXml(id)}">${text.of(label)}<c:if test="${optional}">&#32;<small>${text.of('contact.optional')}</small></c:if></label>
  <input id="${fn:escapeXml(id)}" name="${fn:escapeXml(name)}" value="${fn:escapeXml(value)}" type="${fn:escapeXml(empty type ? 'text' : type)}"
         autocomplete="${fn:escapeXml(autocomplete)}" maxlength="${fn:escapeXml(max)}" aria-describedby="${fn:escapeXml(id)}-error"<c:if test="${not optional}"> required</c:if><c:if test="${not empty error}"> aria-invalid="true"</c:if>>
  <span class="field-error" id="${fn:escapeXml(id)}-error"><c:if test="${not empty error}">${text.of(error)}</c:if></span>
</p>
