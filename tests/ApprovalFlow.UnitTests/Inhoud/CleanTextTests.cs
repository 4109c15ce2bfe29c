using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.UnitTests.Inhoud;

/// <summary>What is cut off stays a text that can be stored.</summary>
internal sealed class CleanTextTests
{
    [TestCase("abc", 3, "abc")]
    [TestCase("abcd", 3, "abc")]
    [TestCase("ab\U0001F600", 3, "ab")]
    [TestCase("ab\U0001F600", 4, "ab\U0001F600")]
    [TestCase("a\U0001F600\U0001F600", 4, "a\U0001F600")]
    [TestCase("\U0001F600", 1, "")]
    [TestCase("a", 0, "")]
    public void A_text_is_cut_between_characters(string text, int max, string expected) =>
        Assert.That(CleanText.Cut(text, max), Is.EqualTo(expected));
}
