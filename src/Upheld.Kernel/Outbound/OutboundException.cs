namespace Upheld.Kernel.Outbound;

/// <summary>Carries an <see cref="OutboundFailure"/> through a framework that knows exceptions only.</summary>
public sealed class OutboundException(OutboundFailure failure) : IOException(failure.Error.Message)
{
    /// <summary>Why no connection stands.</summary>
    public OutboundFailure Failure { get; } = failure;
}
