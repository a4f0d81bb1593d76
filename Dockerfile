# The shop on its server's official image. Settings come from the environment, see server-config/env.example:
#   docker build -t gyeolje .                    Payara Server
#   docker build -t gyeolje --target wildfly .   WildFly
#   docker run --env-file my.env -p 8080:8080 --stop-timeout 30 gyeolje

# Pin the three images by digest: deploy.md, Proxies and end of life.
FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml .
COPY src src
COPY server-config/payara/imports.mf server-config/payara/
# The build is reproducible: both servers get this WAR.
RUN mvn -B -ntp -Dmaven.test.skip=true package \
    dependency:copy-dependencies -DincludeArtifactIds=postgresql -DoutputDirectory=target/driver -Dmdep.stripVersion=true


FROM quay.io/wildfly/wildfly:39.0.1.Final-jdk17 AS wildfly
COPY --chown=jboss:root server-config/alive.sh server-config/wildfly/configure.cli /opt/jboss/
COPY --chown=jboss:root server-config/wildfly/modules/ /opt/jboss/wildfly/modules/
COPY --chown=jboss:root --from=build /src/target/driver/ /opt/jboss/wildfly/modules/org/postgresql/main/
COPY --chown=jboss:root --from=build /src/target/undertow/ /opt/jboss/wildfly/modules/io/undertow/core/main/
USER jboss
# The script stores the names of the variables; the server reads their values at every start.
RUN /opt/jboss/wildfly/bin/jboss-cli.sh --file=/opt/jboss/configure.cli \
    && rm -rf /opt/jboss/wildfly/standalone/configuration/standalone_xml_history
COPY --chown=jboss:root --from=build /src/target/gyeolje.war /opt/jboss/wildfly/standalone/deployments/
# After an OutOfMemoryError the JVM exits, and the platform starts another container. The script passes SIGTERM on to the
# server only if it runs in the background; the server then finishes its requests.
ENV JBOSS_JAVA_SIZING="-XX:MaxRAMPercentage=70 -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError" \
    LAUNCH_JBOSS_IN_BACKGROUND=true
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["bash", "/opt/jboss/alive.sh"]
CMD ["/opt/jboss/wildfly/bin/standalone.sh", "-b", "0.0.0.0", "--graceful-startup=false"]


# docker build builds the last stage by default.
FROM payara/server-full:6.2025.9-jdk17 AS payara
COPY --chown=payara:payara server-config/alive.sh server-config/payara/jvm-options /opt/payara/
COPY --chown=payara:payara server-config/payara/preboot.asadmin ${PREBOOT_COMMANDS}
COPY --chown=payara:payara server-config/payara/logging.properties ${PAYARA_DIR}/glassfish/domains/${DOMAIN_NAME}/config/
COPY --chown=payara:payara --from=build /src/target/payara-modules/ ${PAYARA_DIR}/glassfish/modules/
COPY --chown=payara:payara --from=build /src/target/driver/ ${PAYARA_DIR}/glassfish/domains/${DOMAIN_NAME}/lib/
# Not the image's deployments directory: postboot.asadmin deploys the WAR from here and opens the port afterwards.
COPY --chown=payara:payara server-config/payara/postboot.asadmin ${POSTBOOT_COMMANDS}
COPY --chown=payara:payara --from=build /src/target/gyeolje.war ${PAYARA_DIR}/glassfish/domains/${DOMAIN_NAME}/shop/
USER payara
ENV JVM_ARGS="-XX:+ExitOnOutOfMemoryError" \
    JDK_JAVA_OPTIONS="@/opt/payara/jvm-options"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["bash", "/opt/payara/alive.sh"]
