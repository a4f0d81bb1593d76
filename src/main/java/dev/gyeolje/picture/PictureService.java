package dev.gyeolje.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Stores pictures. */
@ApplicationScoped
@Transactional
public class PictureService {

  @Inject PictureRepository pictures;

  /** Stores a picture, unless it is already stored. */
  public void add(Picture picture) {
    pictures.add(picture);
  }

  Optional<Picture> find(String hash) {
    return pictures.find(hash);
  }
}
