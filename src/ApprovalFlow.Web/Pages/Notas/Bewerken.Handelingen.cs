using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>What is done beside the text: bijlagen, remarks, questions and who writes along.</summary>
internal sealed partial class BewerkenModel
{
    public async Task<IActionResult> OnPostBijlageAsync(CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        var (_, weigering) = await bijlagen.Voeg(
            Blad.Nota.Id,
            HttpContext.Aanvrager(),
            BijlageFormulier.Van(Request.Form),
            stop
        );
        return await Na(weigering, "De bijlage is toegevoegd.", stop);
    }

    public async Task<IActionResult> OnPostVervangingAsync(Guid bijlage, CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        var bestand = Request.Form.Files.GetFile("bestand");
        var (_, weigering) = await bijlagen.Vervang(
            Blad.Nota.Id,
            BijlageId.Of(bijlage),
            HttpContext.Aanvrager(),
            bestand,
            stop
        );
        return await Na(weigering, "De bijlage is vervangen.", stop);
    }

    public async Task<IActionResult> OnPostVerwijderingAsync(Guid bijlage, CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        return await Na(
            await bijlagen.Verwijder(Blad.Nota.Id, BijlageId.Of(bijlage), HttpContext.Aanvrager(), stop),
            "De bijlage is verwijderd.",
            stop
        );
    }

    public Task<IActionResult> OnPostOpmerkingAsync(CancellationToken stop) =>
        Voer(
            "opmerking",
            new OpmerkingAfhandelen(Nummer, Request.Form["uitkomst"], Request.Form["toelichting"]),
            "De opmerking is afgehandeld. Wie haar maakte, ziet dat.",
            $"#opmerking-{Nummer}",
            stop
        );

    public Task<IActionResult> OnPostVraagAsync(CancellationToken stop) =>
        Voer(
            "vraag",
            new VraagBeantwoorden(Nummer, Request.Form["tekst"]),
            "Uw antwoord is verstuurd.",
            $"#vraag-{Nummer}",
            stop
        );

    public async Task<IActionResult> OnPostMedestellerAsync(CancellationToken stop)
    {
        var register = await omgeving.Register(stop);
        return await Voer(
            "medesteller",
            new MedestellerToevoegen(register.Zoek(Request.Form["wie"])),
            "Uw collega schrijft nu mee.",
            "#medestellers",
            stop
        );
    }

    public async Task<IActionResult> OnPostGeenMedestellerAsync(CancellationToken stop)
    {
        var register = await omgeving.Register(stop);
        return await Voer(
            "medesteller",
            new MedestellerVerwijderen(
                Guid.TryParse(Request.Form["wie"], out var wie) ? register.Medewerker(MedewerkerId.Of(wie)) : null
            ),
            "Uw collega schrijft niet meer mee.",
            "#medestellers",
            stop
        );
    }

    private int Nummer =>
        int.TryParse(Request.Form["nummer"], NumberStyles.None, CultureInfo.InvariantCulture, out var nummer)
            ? nummer
            : 0;

    private async Task<IActionResult> Voer(
        string formulier,
        ApprovalFlow.Notas.Dossiers.NotaCommand command,
        string bevestiging,
        string plaats,
        CancellationToken stop
    )
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        var weigering = (await runner.Run(Blad.Nota.Id, command, HttpContext.Aanvrager(), stop)).Weigering;
        if (weigering is null)
        {
            TempData["Bevestiging"] = bevestiging;
            return LocalRedirect($"{Blad.Pad}/bewerken{plaats}");
        }
        if (weigering.Soort == WeigeringSoort.Onbekend)
        {
            return NotFound();
        }
        var geweigerd = new Formulier(formulier, Request.Form, weigering);
        (Medesteller, overlegd, overNummer) =
            formulier == "medesteller" ? (geweigerd, overlegd, 0) : (Medesteller, geweigerd, Nummer);
        return Weiger(weigering, Revisie);
    }

    /// <summary>A script gets the new list, or the sentence; a form without script the page.</summary>
    private async Task<IActionResult> Na(Weigering? weigering, string bevestiging, CancellationToken stop)
    {
        if (Bewaring.IsVanScript(Request))
        {
            return weigering is not null
                ? Bewaring.Antwoord(null, weigering, Blad.Pad)
                : await Toon(stop) ?? Partial("_Bijlagelijst", Blad);
        }
        if (weigering is null)
        {
            TempData["Bevestiging"] = bevestiging;
            return LocalRedirect(Blad.Pad + "/bewerken");
        }
        Bijlage = new Formulier("bijlage", Request.Form, weigering);
        return Weiger(weigering, Revisie);
    }
}
