using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Pages.Beslissen;

/// <summary>
/// Several tasks in one go, each with the answer that goes on. Only what this reader opened takes part, and each answer is
/// a command of its own: one that is refused leaves the others as they are.
/// </summary>
internal sealed class SamenModel(BeslisLezer lezer, CommandRunner runner, ApprovalFlowDb db) : PageModel
{
    public const int MaxTaken = 20;

    public List<BeslisBlad> Klaar { get; } = [];

    public List<(BeslisBlad Blad, string Reden)> Niet { get; } = [];

    public async Task<IActionResult> OnGetAsync(Guid[] taak, CancellationToken stop)
    {
        await Lees(taak, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid[] taak, CancellationToken stop)
    {
        await Lees(taak, stop);
        var vastgelegd = 0;
        var bezwaren = Niet.Select(n => $"{n.Blad.Nota.Nota.Kenmerk}: {n.Reden}").ToList();
        foreach (var blad in Klaar)
        {
            if (await Leg(blad, stop) is { } weigering)
            {
                bezwaren.Add($"{blad.Nota.Nota.Kenmerk}: {weigering.Zin}");
            }
            else
            {
                vastgelegd++;
            }
        }
        if (vastgelegd > 0)
        {
            TempData["Bevestiging"] =
                vastgelegd == 1 ? "1 antwoord is vastgelegd." : $"{vastgelegd} antwoorden zijn vastgelegd.";
        }
        if (bezwaren.Count > 0)
        {
            TempData["Bezwaar"] = string.Join(' ', bezwaren);
        }
        return LocalRedirect("/");
    }

    private async Task<Weigering?> Leg(BeslisBlad blad, CancellationToken stop)
    {
        var command = new TaakAfhandelen(
            blad.Taak.Id,
            blad.Keuzes[0].Uitkomst,
            null,
            null,
            int.TryParse(Request.Form[$"versie-{blad.Taak.Id}"], CultureInfo.InvariantCulture, out var v) ? v : null,
            null,
            null
        );
        var sleutel = new Sleutelverzoek(
            Request.Form[$"sleutel-{blad.Taak.Id}"],
            $"samen {blad.Taak.Id} {command.Versie}"
        );
        var ran = await runner.Run(
            blad.Nota.Nota.Id,
            command,
            HttpContext.Aanvrager(),
            stop,
            sleutel,
            AntwoordModel.GeenLichaam
        );
        return ran.Weigering;
    }

    private async Task Lees(Guid[] taken, CancellationToken stop)
    {
        var aanvrager = HttpContext.Aanvrager();
        foreach (var id in taken.Distinct().Take(MaxTaken))
        {
            if (await lezer.Lees(TaakId.Of(id), aanvrager, stop) is not { } blad)
            {
                continue;
            }
            var geopend = await db.GelezenVersies.AnyAsync(
                g => g.NotaId == blad.Nota.Nota.Id && g.Medewerker == blad.Nota.Wie.Id && g.Versie == blad.Taak.Versie,
                stop
            );
            if (!blad.MagAntwoorden || blad.Keuzes.IsEmpty)
            {
                Niet.Add((blad, "hier is van u geen antwoord meer nodig."));
            }
            else if (!Stapwoorden.IsSamenTeDoen(blad.Taak.Stap))
            {
                Niet.Add((blad, "deze stap doet u op de nota zelf."));
            }
            else if (!geopend)
            {
                Niet.Add((blad, "open eerst deze versie."));
            }
            else
            {
                Klaar.Add(blad);
            }
        }
    }
}
