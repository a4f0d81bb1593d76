package dev.gyeolje.simulator.pubsub;

import static dev.gyeolje.simulator.pubsub.GrpcPublisher.answer;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.ListSubscriptionsResponse;
import com.google.pubsub.v1.ModifyPushConfigRequest;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import io.grpc.stub.StreamObserver;

/**
 * Implements, with the broker, the part of Google's Subscriber service that push subscriptions
 * need.
 */
final class GrpcSubscriber extends SubscriberGrpc.SubscriberImplBase {

  private final Broker broker;

  GrpcSubscriber(Broker broker) {
    this.broker = broker;
  }

  @Override
  public void createSubscription(Subscription asked, StreamObserver<Subscription> caller) {
    answer(caller, () -> broker.createSubscription(asked));
  }

  @Override
  public void getSubscription(GetSubscriptionRequest request, StreamObserver<Subscription> caller) {
    answer(caller, () -> broker.subscription(request.getSubscription()));
  }

  @Override
  public void listSubscriptions(
      ListSubscriptionsRequest request, StreamObserver<ListSubscriptionsResponse> caller) {
    answer(
        caller,
        () ->
            ListSubscriptionsResponse.newBuilder()
                .addAllSubscriptions(broker.subscriptions(request.getProject()))
                .build());
  }

  @Override
  public void updateSubscription(
      UpdateSubscriptionRequest request, StreamObserver<Subscription> caller) {
    answer(
        caller,
        () -> broker.updateSubscription(request.getSubscription(), request.getUpdateMask()));
  }

  @Override
  public void modifyPushConfig(ModifyPushConfigRequest request, StreamObserver<Empty> caller) {
    answer(
        caller,
        () -> {
          broker.modifyPushConfig(request.getSubscription(), request.getPushConfig());
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void deleteSubscription(DeleteSubscriptionRequest request, StreamObserver<Empty> caller) {
    answer(
        caller,
        () -> {
          broker.deleteSubscription(request.getSubscription());
          return Empty.getDefaultInstance();
        });
  }
}
