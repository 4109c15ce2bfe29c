namespace ApprovalFlow.Web.Berichten;

/// <summary>Wakes the dispatcher after a commit. Lost wake-ups do not matter: it looks by itself each second too.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // A wake-up is pending already.
        }
    }

    public Task Wait(TimeSpan atMost, CancellationToken stop) => signal.WaitAsync(atMost, stop);

    public void Dispose() => signal.Dispose();
}
