using System.Net;
using ApprovalFlow.Web.Berichten.Abonnees;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>Where messages may go.</summary>
internal sealed class UitgaandverkeerTests
{
    [TestCase("127.0.0.1", true)]
    [TestCase("10.1.2.3", true)]
    [TestCase("172.16.0.1", true)]
    [TestCase("172.32.0.1", false)]
    [TestCase("192.168.1.1", true)]
    [TestCase("169.254.169.254", true)]
    [TestCase("100.64.0.1", true)]
    [TestCase("0.0.0.0", true)]
    [TestCase("224.0.0.1", true)]
    [TestCase("255.255.255.255", true)]
    [TestCase("8.8.8.8", false)]
    [TestCase("::1", true)]
    [TestCase("::", true)]
    [TestCase("fe80::1", true)]
    [TestCase("fd00::1", true)]
    [TestCase("::ffff:10.0.0.1", true)]
    [TestCase("::ffff:8.8.8.8", false)]
    [TestCase("64:ff9b::a00:1", true)]
    [TestCase("2002:a00:1::1", true)]
    [TestCase("2001:db8::1", true)]
    [TestCase("2a00:1450:400e::1", false)]
    public void An_address_inside_is_known_as_one(string adres, bool prive) =>
        Assert.That(Uitgaandverkeer.IsPrive(IPAddress.Parse(adres)), Is.EqualTo(prive));

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    [TestCase("0x7f000001")]
    public async Task A_name_that_leads_inside_is_not_connected_to(string host)
    {
        await using var ontvanger = await Ontvanger.StartAsync();
        var poort = new Uri(ontvanger.Adres).Port;
        using var verkeer = Uitgaandverkeer.Maak(priveAdressen: false);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            verkeer.PostAsync(new Uri($"http://{host}:{poort}/in"), null)
        );
        Assert.That(ontvanger.Ontvangen, Is.Empty);
    }

    [TestCase("https://10.1.2.3/in")]
    [TestCase("https://[::1]/in")]
    [TestCase("https://[::ffff:10.0.0.1]/in")]
    [TestCase("https://0x7f000001/in")]
    public void An_address_inside_is_refused_before_anything_goes_there(string adres)
    {
        Assert.That(Uitgaandverkeer.Bezwaar(adres, priveAdressen: false), Does.Contain("binnen het eigen netwerk"));
        Assert.That(Uitgaandverkeer.Bezwaar(adres, priveAdressen: true), Is.Null);
    }

    [TestCase("https://archief.example/in", true, true)]
    [TestCase("https://8.8.8.8/in", true, true)]
    [TestCase("http://archief.example/in", false, true)]
    [TestCase("ftp://archief.example/in", false, false)]
    [TestCase("https://naam:woord@archief.example/in", false, false)]
    [TestCase("archief", false, false)]
    [TestCase("", false, false)]
    [TestCase(null, false, false)]
    public void Http_is_for_the_own_network_only(string? adres, bool buiten, bool binnen)
    {
        const string Buiten = "Geef een webadres dat begint met https://, zonder naam en wachtwoord erin.";
        const string Binnen = "Geef een webadres dat begint met https:// of http://, zonder naam en wachtwoord erin.";
        Assert.That(Uitgaandverkeer.Bezwaar(adres, priveAdressen: false), Is.EqualTo(buiten ? null : Buiten));
        Assert.That(Uitgaandverkeer.Bezwaar(adres, priveAdressen: true), Is.EqualTo(binnen ? null : Binnen));
    }

    [TestCase(Uitgaandverkeer.MaxAdres, true)]
    [TestCase(Uitgaandverkeer.MaxAdres + 1, false)]
    public void An_address_has_a_longest_length(int lengte, bool mag)
    {
        var adres = "https://archief.example/".PadRight(lengte, 'x');
        Assert.That(Uitgaandverkeer.Bezwaar(adres, priveAdressen: false) is null, Is.EqualTo(mag));
    }
}
