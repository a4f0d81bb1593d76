package dev.gyeolje.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

@ApplicationScoped
class PictureRepository {

  @PersistenceContext EntityManager em;

  void add(Picture picture) {
    em.createNativeQuery(
            "insert into pictures (hash, large, small) values (?1, ?2, ?3) on conflict do nothing")
        .setParameter(1, picture.hash())
        .setParameter(2, picture.large())
        .setParameter(3, picture.small())
        .executeUpdate();
  }

  Optional<Picture> find(String hash) {
    return Optional.ofNullable(em.find(Picture.class, hash));
  }
}
