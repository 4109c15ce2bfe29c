using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApprovalFlow.BrowserTests;

/// <summary>What an administrator sees of other systems, with something on each page.</summary>
internal sealed class BerichtenTests : BrowserTest
{
    [Test]
    public async Task Koppelingen_abonnees_and_what_could_not_be_taken_are_kept_by_an_administrator()
    {
        await using var app = await TestApp.StartAsync();
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var beheer = await As("beheer", app: app);
        await beheer.Open("/beheer/koppelingen");
        await beheer.Fill("Naam van het systeem", "Financieel pakket");
        await beheer.Choose("Eenheid", "HDFC, Hoofddirectie Financiën en Control");
        await beheer.Fill("Publieke sleutel (PEM)", sleutel.ExportSubjectPublicKeyInfoPem());
        await beheer.Press("Registreren");
        await beheer.Look("beheer-koppelingen-met-een");
        await beheer.Press("Toestaan van Financieel pakket");
        await Expect(beheer.Main).ToContainTextAsync("ja");

        await beheer.Open("/beheer/abonnees");
        await beheer.Fill("Naam van het systeem", "Archief");
        await beheer.Fill(
            "Webadres dat de berichten ontvangt",
            "https://archief.ministerie.example/inkomende-berichten"
        );
        await beheer.Press("Toevoegen");
        await Expect(beheer.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("u ziet het maar één keer");
        await beheer.Main.GetByText("Verwijderen van Archief").First.ClickAsync();
        await Expect(beheer.Main).ToContainTextAsync("Dit kunt u niet terugdraaien.");
        await beheer.Look("beheer-abonnees-met-een");
        await beheer.Press("Pauzeren van Archief");
        await Expect(beheer.Main).ToContainTextAsync("Berichten blijven bewaard tot deze abonnee ze heeft.");
        await beheer.Look("beheer-abonnees-gepauzeerd");
        await app.Database.TamperAsync("UPDATE abonnee SET status = 'gestopt'");
        await beheer.Open("/beheer");
        await Expect(beheer.Main).ToContainTextAsync("Abonnee Archief krijgt geen berichten meer");
        await beheer.Open("/beheer/abonnees");
        await beheer.Main.GetByText("Verwijderen van Archief").First.ClickAsync();
        await beheer.Press("Definitief verwijderen van Archief");
        await Expect(beheer.Main).ToContainTextAsync("Er is nog geen abonnee.");

        await using (var db = app.Database.Open())
        {
            db.AddRange(
                Onbestelbaar(Wachtrijen.Afstemming, "Geweigerd: koppeling Financieel pakket is niet toegestaan."),
                Onbestelbaar(Wachtrijen.Resultaat, "Het bericht heeft geen message-id, of een dat geen uuid is.")
            );
            await db.SaveChangesAsync();
        }
        await beheer.Open("/beheer");
        await beheer.Look("beheer-met-meldingen");
        await beheer.Follow("2 berichten konden niet worden verwerkt en wachten op u");
        await Expect(beheer.Main).ToContainTextAsync("Antwoord van een koppeling");
        await beheer.Look("beheer-berichten-met-twee");
        await beheer.Main.GetByRole(AriaRole.Button, new() { Name = "Wegleggen" }).First.ClickAsync();
        await Expect(beheer.Main.GetByRole(AriaRole.Button, new() { Name = "Wegleggen" })).ToHaveCountAsync(1);
    }

    private static OnbestelbaarRow Onbestelbaar(string wachtrij, string reden) =>
        new()
        {
            Id = Edge.NieuwId(),
            BerichtId = Edge.NieuwId(),
            Wachtrij = wachtrij,
            Inhoud = Encoding.UTF8.GetBytes("{}"),
            InhoudType = "application/json",
            Reden = reden,
            OntvangenOp = Edge.Nu(),
            Status = OnbestelbaarStatus.Open,
        };
}
