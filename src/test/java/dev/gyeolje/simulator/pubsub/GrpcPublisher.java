package dev.gyeolje.simulator.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.DeleteTopicRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ListTopicsRequest;
import com.google.pubsub.v1.ListTopicsResponse;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateTopicRequest;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Implements Google's Publisher service with the broker. */
final class GrpcPublisher extends PublisherGrpc.PublisherImplBase {

  private final Broker broker;

  GrpcPublisher(Broker broker) {
    this.broker = broker;
  }

  @Override
  public void createTopic(Topic asked, StreamObserver<Topic> caller) {
    answer(caller, () -> broker.createTopic(asked));
  }

  @Override
  public void updateTopic(UpdateTopicRequest request, StreamObserver<Topic> caller) {
    answer(caller, () -> broker.updateTopic(request.getTopic(), request.getUpdateMask()));
  }

  @Override
  public void getTopic(GetTopicRequest request, StreamObserver<Topic> caller) {
    answer(caller, () -> broker.topic(request.getTopic()));
  }

  @Override
  public void listTopics(ListTopicsRequest request, StreamObserver<ListTopicsResponse> caller) {
    answer(
        caller,
        () ->
            ListTopicsResponse.newBuilder()
                .addAllTopics(broker.topics(request.getProject()))
                .build());
  }

  @Override
  public void deleteTopic(DeleteTopicRequest request, StreamObserver<Empty> caller) {
    answer(
        caller,
        () -> {
          broker.deleteTopic(request.getTopic());
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void publish(PublishRequest request, StreamObserver<PublishResponse> caller) {
    answer(
        caller,
        () -> PublishResponse.newBuilder().addAllMessageIds(broker.publish(request)).build());
  }

  /** Sends the result of {@code work}, or the status that it throws. */
  static <T> void answer(StreamObserver<T> caller, Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (StatusRuntimeException rejection) {
      caller.onError(rejection);
      return;
    }
    caller.onNext(result);
    caller.onCompleted();
  }
}
