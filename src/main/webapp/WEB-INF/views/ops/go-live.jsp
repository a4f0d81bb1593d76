<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.goLive.title">
  <h1>${text.of('ops.goLive.heading')}</h1>
  <p class="hint">${text.of('ops.goLive.hint')}</p>
  <t:go-live result="failed" checks="${failed}"/>
  <t:go-live result="look" checks="${look}"/>
  <t:go-live result="passed" checks="${passed}"/>
</t:ops-page>
