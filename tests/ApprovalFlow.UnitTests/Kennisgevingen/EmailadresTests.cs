using ApprovalFlow.Notas.Kennisgevingen;

namespace ApprovalFlow.UnitTests.Kennisgevingen;

internal sealed class EmailadresTests
{
    [TestCase("karin.dekker@voorbeeld.nl")]
    [TestCase("  karin@mail.voorbeeld.nl ")]
    [TestCase("o'brien+nota@voorbeeld.nl")]
    public void A_plain_address_is_taken(string tekst) =>
        Assert.That(Emailadres.Parse(tekst)!.Value.Value, Is.EqualTo(tekst.Trim()));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("karin")]
    [TestCase("karin@")]
    [TestCase("@voorbeeld.nl")]
    [TestCase("karin@localhost")]
    [TestCase("karin@voorbeeld.nl, koen@voorbeeld.nl")]
    [TestCase("karin@voorbeeld.nl;koen@voorbeeld.nl")]
    [TestCase("Karin <karin@voorbeeld.nl>")]
    [TestCase("karin@voorbeeld.nl\r\nBcc: koen@voorbeeld.nl")]
    [TestCase("karin @voorbeeld.nl")]
    [TestCase("karin@voorbeeld.nl\u0000")]
    public void What_is_more_or_less_than_one_address_is_not(string? tekst) =>
        Assert.That(Emailadres.Parse(tekst), Is.Null);

    [Test]
    public void The_longest_that_a_server_takes_is_taken_and_one_more_is_not()
    {
        const string Domein = "@voorbeeld.nl";
        var langste = new string('a', Emailadres.MaxLength - Domein.Length) + Domein;
        Assert.That(Emailadres.Parse(langste), Is.Not.Null);
        Assert.That(Emailadres.Parse("a" + langste), Is.Null);
    }
}
