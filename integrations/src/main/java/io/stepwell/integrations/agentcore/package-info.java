/** Agents that a Task asks: {@code bedrockagentcore:invokeHarness}. */
@NullMarked
package io.stepwell.integrations.agentcore;

import org.jspecify.annotations.NullMarked;
