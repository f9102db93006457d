package io.stepwell.server.configuration;

/** A configuration cannot be used. The message names the setting, where its value came from, the value and the fix. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigurationException(String message) {
        super(message, null, false, false);
    }
}
