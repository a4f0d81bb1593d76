package dev.gyeolje.platform.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Whether this node is alive, and whether it should be sent shoppers. */
@RequestScoped
@Path("internal")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

  private static final Logger LOG = Logger.getLogger(HealthResource.class.getName());

  @Resource(name = "jdbc/gyeolje")
  DataSource database;

  /** 200 as long as requests are answered at all. */
  @GET
  @Path("live")
  public Response live() {
    return Response.ok("{\"status\":\"UP\"}").build();
  }

  /** 200 if the database answers, else 503. Toss is not asked: the shop can sell without it. */
  @GET
  @Path("ready")
  public Response ready() {
    try (var connection = database.getConnection();
        var orders = connection.prepareStatement("select 1 from orders limit 1")) {
      orders.executeQuery();
      return live();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "not ready: the database does not answer", e);
      return Response.status(503).entity("{\"status\":\"DOWN\",\"database\":\"DOWN\"}").build();
    }
  }
}
