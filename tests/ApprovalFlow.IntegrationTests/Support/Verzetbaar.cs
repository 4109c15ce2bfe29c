namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>The clock of sign-ins, which a test moves on.</summary>
internal sealed class Verzetbaar : TimeProvider
{
    private TimeSpan verschil;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + verschil;

    public void Verder(int minuten) => verschil += TimeSpan.FromMinutes(minuten);
}
