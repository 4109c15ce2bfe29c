using System.Collections.Immutable;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Agenda;

/// <summary>
/// One day in a calendar. Volgorde counts how often the day moved, so that a program that has it already takes the new one.
/// </summary>
internal sealed record Agendapunt(
    string Uid,
    LocalDate Dag,
    string Titel,
    string Kenmerk,
    int Volgorde,
    Instant Gewijzigd
);

/// <summary>What stands in a calendar: by the same right of reading as every list, and without onderwerp or content.</summary>
internal sealed class Agendapunten(ApprovalFlowDb db)
{
    /// <summary>The nearest days first; a calendar with more is no use to anybody.</summary>
    public const int MaxPunten = 2000;

    private static readonly string[] Verzettend = ["termijn-verzet", "kamerdatum-gewijzigd", "nota-ingediend"];

    public async Task<ImmutableArray<Agendapunt>> Van(
        Medewerker wie,
        Agendasoort soort,
        Instant nu,
        CancellationToken stop
    )
    {
        var taken = db.LeesbareTaken(wie, nu).Where(t => t.Status == TaakStatus.Open && t.Termijn != null);
        var notas = db.Leesbaar(wie, nu)
            .Where(n => n.Kamerdatum != null && (n.Status == NotaStatus.Concept || n.Status == NotaStatus.Lopend));
        if (soort == Agendasoort.Eigen)
        {
            // What a colleague took stands in their calendar, and in that of who stands in for them.
            var behandelaars = wie.VervangtOp(nu).Select(v => v.Houder).Append(wie.Id).ToArray();
            taken = db.VanMij(taken, wie, nu)
                .Where(t => t.Behandelaar == null || behandelaars.Contains(t.Behandelaar.Value));
            notas = notas.Where(n => n.Steller == wie.Id);
        }
        var open = await taken
            .Join(
                db.Notas,
                t => t.NotaId,
                n => n.Id,
                (taak, nota) =>
                    new
                    {
                        taak,
                        nota.Kenmerk,
                        nota.Rubricering,
                    }
            )
            .OrderBy(t => t.taak.Termijn)
            .ThenBy(t => t.taak.Id)
            .Take(MaxPunten)
            .ToListAsync(stop);
        var kamer = await notas.OrderBy(n => n.Kamerdatum).ThenBy(n => n.Kenmerk).Take(MaxPunten).ToListAsync(stop);
        var verzet = await Verzet(
            [.. open.Select(t => t.taak.NotaId).Concat(kamer.Select(n => n.Id)).Distinct()],
            stop
        );
        return
        [
            .. open.Select(t => Punt(t.taak, t.Kenmerk, t.Rubricering, verzet))
                .Concat(kamer.Select(n => Punt(n, verzet))),
        ];
    }

    private static Agendapunt Punt(
        Taak taak,
        string kenmerk,
        Rubricering rubricering,
        ILookup<NotaId, Verzetting> verzet
    )
    {
        var eerder = verzet[taak.NotaId].Where(v => v.TaakNummer == taak.Nummer).ToList();
        var stap = StapCodes.Code(taak.Stap);
        return new Agendapunt(
            $"taak-{taak.Id}",
            taak.Termijn!.Value,
            Merking.Onderwerp(rubricering, $"{char.ToUpperInvariant(stap[0])}{stap[1..]} {kenmerk} ({taak.Eenheid})"),
            kenmerk,
            eerder.Count,
            eerder.Select(v => v.Op).Append(taak.GeopendOp).Max()
        );
    }

    private static Agendapunt Punt(Nota nota, ILookup<NotaId, Verzetting> verzet)
    {
        var eerder = verzet[nota.Id].Where(v => v.TaakNummer is null).ToList();
        return new Agendapunt(
            $"kamerdatum-{nota.Id}",
            nota.Kamerdatum!.Value,
            Merking.Onderwerp(nota.Rubricering, $"Kamerdatum {nota.Kenmerk}"),
            nota.Kenmerk,
            eerder.Count,
            eerder.Select(v => v.Op).Append(nota.AangemaaktOp).Max()
        );
    }

    private async Task<ILookup<NotaId, Verzetting>> Verzet(IReadOnlyCollection<NotaId> notas, CancellationToken stop)
    {
        var rows = await db
            .Gebeurtenissen.Where(g => notas.Contains(g.NotaId) && Verzettend.Contains(g.Soort))
            .Select(g => new
            {
                g.NotaId,
                g.Soort,
                g.Gegevens,
                g.Op,
            })
            .ToListAsync(stop);
        return rows.ToLookup(
            g => g.NotaId,
            g => new Verzetting(g.Soort == Verzettend[0] ? TaakNummer(g.Gegevens) : null, g.Op)
        );
    }

    private static int TaakNummer(string gegevens)
    {
        using var json = JsonDocument.Parse(gegevens);
        return json.RootElement.GetProperty("taakNummer").GetInt32();
    }

    /// <summary>A termijn that moved; without a number the Kamerdatum did.</summary>
    private sealed record Verzetting(int? TaakNummer, Instant Op);
}
