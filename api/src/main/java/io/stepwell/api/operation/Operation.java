package io.stepwell.api.operation;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;

/**
 * One operation of the AWS Step Functions API.
 *
 * @param <R> its request, a record of its own
 */
public interface Operation<R extends Record> {
    /** The name as in {@code X-Amz-Target: AWSStepFunctions.<name>}. */
    String name();

    /** The members of the request and AWS's constraints on them. */
    Structure input();

    /** The request; its members have met the constraints of {@link #input()}. */
    R read(Members members);

    /**
     * Does it.
     *
     * @throws io.stepwell.api.wire.RequestFault when the request is wrong in itself
     * @throws io.stepwell.runtime.RequestRefused when it cannot be carried out
     */
    Answer perform(R request) throws InterruptedException;
}
