package io.stepwell.integrations.lambda;

import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.role.RoleRefusedException;

/** Something that runs functions: Lambda's endpoint, or processes on this machine. */
public interface FunctionInvoker {
    /** Whether it has that function. */
    boolean has(FunctionName function);

    /**
     * Runs a function once and waits for its end.
     *
     * @return what Lambda's Invoke operation answers, with its headers: a function that failed is an answer with
     *     {@code X-Amz-Function-Error}
     * @throws InterruptedException when nobody waits any more
     * @throws RoleRefusedException when the call is to be made with a role that cannot be taken on
     */
    CallResult invoke(Invocation invocation) throws InterruptedException, RoleRefusedException;
}
