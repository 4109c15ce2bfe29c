using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.BrowserTests;

/// <summary>
/// A test whose visitors look at every page as they go. What they found wrong fails the test at its end, all at once.
/// </summary>
internal abstract class BrowserTest
{
    private readonly List<Visitor> visitors = [];
    private readonly List<string> findings = [];

    /// <summary>Somebody with a browser of their own who signed in.</summary>
    protected async Task<Visitor> As(string person, int width = Visitor.Wide, bool script = true, TestApp? app = null)
    {
        var visitor = await Stranger(width, script, app);
        // Without a look: the page is the same for everybody, and WrongTurnTests looks at it.
        await visitor.Page.GotoAsync("/aanmelden");
        await visitor.Press(Visitor.Name(person));
        return visitor;
    }

    protected async Task<Visitor> Stranger(int width = Visitor.Wide, bool script = true, TestApp? app = null)
    {
        var visitor = await Visitor.Arrive((app ?? TestRun.App).Adres, width, script, findings);
        visitors.Add(visitor);
        return visitor;
    }

    [TearDown]
    public async Task NothingWrongOnAnyPage()
    {
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }
        var found = string.Join('\n', findings.Distinct(StringComparer.Ordinal));
        visitors.Clear();
        findings.Clear();
        Assert.That(found, Is.Empty);
    }
}
