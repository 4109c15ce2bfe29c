namespace ApprovalFlow.Web.Mail;

/// <summary>Wakes the postbode after a commit. A lost wake-up does not matter: it looks by itself four times a second.</summary>
internal sealed class Mailsein : IDisposable
{
    private readonly SemaphoreSlim sein = new(0, 1);

    public void Geef()
    {
        try
        {
            sein.Release();
        }
        catch (SemaphoreFullException)
        {
            // A wake-up is pending already.
        }
    }

    public Task Wacht(TimeSpan hoogstens, CancellationToken stop) => sein.WaitAsync(hoogstens, stop);

    public void Dispose() => sein.Dispose();
}
