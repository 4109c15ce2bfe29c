using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.UnitTests.Inhoud;

internal sealed class WhiteSpaceTests
{
    [Test]
    public void A_run_is_cut_one_past_the_limit_and_not_at_it()
    {
        var at = $"a{new string(' ', WhiteSpace.MaxRun)}b";
        var past = $"a{new string('\t', WhiteSpace.MaxRun + 1)}b";
        Assert.That(WhiteSpace.Shorten(at), Is.SameAs(at));
        Assert.That(WhiteSpace.Shorten(past), Has.Length.EqualTo(past.Length - 1).And.EndsWith("b"));
    }

    [Test]
    public void Empty_lines_are_no_run()
    {
        var lines = new string('\n', 2 * WhiteSpace.MaxRun);
        Assert.That(WhiteSpace.Shorten(lines), Is.SameAs(lines));
    }
}
