# The shop on Payara's official image. Settings come from the environment, see server-config/env.example:
#   docker build -t gyeolje . && docker run --env-file my.env -p 8080:8080 gyeolje

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml .
COPY src src
RUN mvn -B -ntp -Dmaven.test.skip=true package \
    dependency:copy-dependencies -DincludeArtifactIds=postgresql -DoutputDirectory=target/driver

FROM payara/server-full:6.2025.9-jdk17
# The image's user is payara (1000), and nothing here needs another.
COPY --chown=payara:payara server-config/payara/preboot.asadmin ${PREBOOT_COMMANDS}
COPY --chown=payara:payara --from=build /src/target/driver/ ${PAYARA_DIR}/glassfish/domains/${DOMAIN_NAME}/lib/
# Not the image's deployments directory: that deploys by a post-boot command, with which the server was
# seen to hang in a transaction of its configuration. This one is deployed while the server starts.
COPY --chown=payara:payara --from=build /src/target/gyeolje.war ${PAYARA_DIR}/glassfish/domains/${DOMAIN_NAME}/autodeploy/
# Out of memory is not a state to take money in: end, and let the platform start another.
ENV JVM_ARGS="-XX:+ExitOnOutOfMemoryError"

# Asked by bash itself, so that the image needs no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /internal/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
