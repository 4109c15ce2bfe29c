using System.Net;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Demo;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>A session ends when nothing happened for a while, and at the end of its own time whatever happened.</summary>
[TestFixture]
internal sealed class SessieTests
{
    private readonly Verzetbaar tijd = new();
    private TestApp app = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        app = await TestApp.StartAsync(tijd, ("Aanmelden:Stilte", "00:20:00"), ("Aanmelden:Sessieduur", "01:00:00"));

    [OneTimeTearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task Who_is_silent_too_long_signs_in_again_and_who_goes_on_does_not()
    {
        using var wie = await Aangemeld("kd");
        foreach (var minuten in new[] { 19, 19 })
        {
            tijd.Verder(minuten);
            Assert.That(await Binnen(wie), Is.True, $"{minuten} minutes after the last page");
        }
        tijd.Verder(21);
        Assert.That(await Binnen(wie), Is.False);
    }

    [Test]
    public async Task However_busy_nobody_stays_longer_than_a_session_lasts()
    {
        using var wie = await Aangemeld("cds");
        for (var kwartier = 1; kwartier <= 3; kwartier++)
        {
            tijd.Verder(15);
            Assert.That(await Binnen(wie), Is.True, $"{kwartier * 15} minutes");
        }
        tijd.Verder(14);
        Assert.That(await Binnen(wie), Is.True, "59 minutes");
        tijd.Verder(2);
        Assert.That(await Binnen(wie), Is.False, "61 minutes, the last two idle");
    }

    [Test]
    public async Task What_is_over_is_cleared_away()
    {
        using var wie = await Aangemeld("djz");
        await using var db = app.Database.Open();
        var nu = NodaTime.Instant.FromDateTimeOffset(tijd.GetUtcNow());
        Assert.That(await db.Sessies.AnyAsync(s => s.Tot > nu), Is.True);
        await new ApprovalFlow.Persistence.SessieStore(db).RuimOpAsync(nu + NodaTime.Duration.FromMinutes(21));
        Assert.That(await db.Sessies.AnyAsync(), Is.False);
        Assert.That(await Binnen(wie), Is.False);
    }

    /// <summary>A page that was asked for before the sign-out is answered after it, and lengthens what is no more.</summary>
    [Test]
    public async Task A_session_that_was_ended_is_not_brought_back_by_a_request_that_was_under_way()
    {
        var sessies = app.Services.GetRequiredService<ITicketStore>();
        var wie = DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "kd").Id;
        var nu = tijd.GetUtcNow();
        var ticket = new AuthenticationTicket(
            Personen.Demo(wie, nu),
            new AuthenticationProperties { IssuedUtc = nu, ExpiresUtc = nu.AddMinutes(20) },
            Personen.Cookie
        );
        var sleutel = await sessies.StoreAsync(ticket);
        await sessies.RenewAsync(sleutel, ticket);
        Assert.That(await sessies.RetrieveAsync(sleutel), Is.Not.Null);
        await sessies.RemoveAsync(sleutel);
        await sessies.RenewAsync(sleutel, ticket);
        Assert.That(await sessies.RetrieveAsync(sleutel), Is.Null);
    }

    /// <summary>As after the keys of the application were lost: nobody is shut out by the cookie that they still have.</summary>
    [Test]
    public async Task A_session_that_no_key_opens_is_none()
    {
        using var wie = await Aangemeld("hdfc");
        await app.Database.TamperAsync("UPDATE sessie SET ticket = '\\x00'");
        Assert.That(await Binnen(wie), Is.False);
        await wie.Verstuur("/aanmelden", "/aanmelden", ("persoon", "hdfc"));
        Assert.That(await Binnen(wie), Is.True);
    }

    private async Task<Bezoeker> Aangemeld(string persoon)
    {
        var wie = new Bezoeker(app.Adres);
        await wie.Verstuur("/aanmelden", "/aanmelden", ("persoon", persoon));
        Assert.That(await Binnen(wie), Is.True);
        return wie;
    }

    private static async Task<bool> Binnen(Bezoeker wie)
    {
        var (status, _) = await wie.Ga("/vervanging");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        return wie.Weg[^1].AbsolutePath == "/vervanging";
    }
}
