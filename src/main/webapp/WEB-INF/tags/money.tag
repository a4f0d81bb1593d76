<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="An amount as the language writes it." %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.platform.money.Money" %>
<span class="money"><fmt:message key="money.won"><fmt:param value="${value.won()}"/></fmt:message></span>
