<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A labelled value in a list of facts; nothing where it is empty." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ attribute name="label" required="true" description="key of a text" %>
<%@ attribute name="value" required="true" %>
<c:if test="${not empty value}"><div><dt>${text.of(label)}</dt><dd><c:out value="${value}"/></dd></div></c:if>
