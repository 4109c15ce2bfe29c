using System.Collections.Concurrent;
using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// The chance of running notas to make their Kamerdatum. For many at once: <c>await prognoses.Van(ids, stop)</c> gives a
/// <see cref="Prognose"/> by id, in two queries whatever the number; a nota without Kamerdatum, one that has ended and one
/// whose calendar is not recorded is not in it. Asks no rights: give it only ids that the reader may read. A forecast is
/// remembered until something happens to the nota, the day changes, or the calendar or the observations do.
/// </summary>
internal sealed class Prognoses(
    ApprovalFlowDb db,
    ProcedureStore store,
    Procedures procedures,
    DoorlooptijdStore doorlooptijdStore,
    Kalender kalender,
    Bedrijfsklok klok,
    Prognosegeheugen geheugen
)
{
    /// <summary>Days that observations are looked back for: about two years.</summary>
    private static readonly Duration Terugblik = Duration.FromDays(730);

    public async Task<IReadOnlyDictionary<NotaId, Prognose>> Van(
        IReadOnlyCollection<NotaId> ids,
        CancellationToken stop
    )
    {
        var werk = (await kalender.Nu(stop)).Werk;
        var nu = await klok.Nu(stop);
        var grondslag = new Grondslag(await Doorlooptijden(werk, nu, stop), werk, Namen.Dag(nu));
        var notas = await db
            .Notas.Where(n => ids.Contains(n.Id) && n.Kamerdatum != null)
            .Where(n => n.Status == NotaStatus.Lopend || n.Status == NotaStatus.Concept)
            .Join(db.Verlopen, n => n.Id, v => v.NotaId, (n, v) => new { Nota = n, v.Volgnummer })
            .ToListAsync(stop);
        var found = new Dictionary<NotaId, Prognose>();
        var nieuw = new List<(Nota Nota, int Volgnummer)>();
        foreach (var rij in notas)
        {
            if (geheugen.Zoek(rij.Nota.Id, rij.Volgnummer, grondslag) is { } known)
            {
                found[rij.Nota.Id] = known;
            }
            else
            {
                nieuw.Add((rij.Nota, rij.Volgnummer));
            }
        }
        if (nieuw.Count > 0)
        {
            await Voeg(found, nieuw, grondslag, stop);
        }
        return found;
    }

    /// <summary>Of one nota; null when it has none.</summary>
    public async Task<Prognose?> Van(NotaId id, CancellationToken stop) =>
        (await Van([id], stop)).GetValueOrDefault(id);

    /// <summary>What the finished steps of the last two years tell, at most five minutes old.</summary>
    public async Task<Doorlooptijden> Doorlooptijden(Werkkalender werk, Instant nu, CancellationToken stop)
    {
        if (geheugen.Doorlooptijden(werk, nu) is { } known)
        {
            return known;
        }
        var rows = await doorlooptijdStore.LoadAsync(nu - Terugblik, stop);
        var waarnemingen = rows.Select(row => (Row: row, Dagen: werk.Tussen(row.Van, row.Tot)))
            .Where(pair => pair.Dagen.Weigering is null)
            .Select(pair => new Waarneming(
                pair.Row.Stap,
                pair.Row.Eenheid,
                Math.Max(pair.Dagen.Value, 0),
                pair.Row.Terug,
                pair.Row.Aantal,
                pair.Row.Aangehouden
            ));
        return geheugen.Onthoud(new Doorlooptijden(waarnemingen), werk, nu);
    }

    private async Task Voeg(
        Dictionary<NotaId, Prognose> found,
        List<(Nota Nota, int Volgnummer)> notas,
        Grondslag grondslag,
        CancellationToken stop
    )
    {
        var wachtend = await doorlooptijdStore.WachtendAsync(notas.ConvertAll(n => n.Nota.Id), stop);
        foreach (var (nota, volgnummer) in notas)
        {
            var stand = new Notastand(
                [
                    .. wachtend.Taken[nota.Id].OrderBy(t => t.Nummer).Select(Notastanden.Plaats),
                    .. wachtend.Timers[nota.Id].OrderBy(t => t.Nummer).Select(t => Notastanden.Plaats(t.Element, t.Op)),
                    .. wachtend.Opdrachten[nota.Id].Select(o => Notastanden.Systeem(o.Element, grondslag.Vandaag)),
                ],
                Notastanden.Bezwaren(wachtend.Bezwaren[nota.Id], nota.Versie),
                nota.Versie > 0
            );
            var procedure = await procedures.Get(store, nota.Procedure, nota.ProcedureVersie, stop);
            var prognose = Prognose.Van(
                procedure,
                nota.Kamerdatum!.Value,
                stand,
                node => Kandidaten.Van(node, nota),
                grondslag.Doorlooptijden,
                grondslag.Vandaag,
                grondslag.Werk,
                Seed(nota.Id)
            );
            if (prognose.Weigering is null)
            {
                found[nota.Id] = geheugen.Onthoud(nota.Id, volgnummer, grondslag, prognose.Value);
            }
        }
    }

    /// <summary>Its own for each nota, and the same at every look.</summary>
    private static long Seed(NotaId id) => BitConverter.ToInt64(id.Value.ToByteArray(), 8);
}

/// <summary>All that a forecast rests on besides the nota itself.</summary>
internal sealed record Grondslag(Doorlooptijden Doorlooptijden, Werkkalender Werk, LocalDate Vandaag);

/// <summary>Forecasts and observations that this process made lately.</summary>
internal sealed class Prognosegeheugen
{
    private const int MaxPrognoses = 20_000;
    private static readonly Duration Houdbaar = Duration.FromMinutes(5);

    private readonly ConcurrentDictionary<NotaId, (int Volgnummer, Grondslag Grondslag, Prognose Prognose)> bekend =
        new();
    private (Doorlooptijden Waarde, Werkkalender Werk, Instant Op, Instant Gelezen)? waargenomen;

    /// <summary>Null when they were read by another calendar or day, or longer ago than they keep.</summary>
    public Doorlooptijden? Doorlooptijden(Werkkalender werk, Instant nu)
    {
        lock (bekend)
        {
            return
                waargenomen is { } known
                && ReferenceEquals(known.Werk, werk)
                && Edge.Nu() - known.Gelezen < Houdbaar
                && Namen.Dag(known.Op) == Namen.Dag(nu)
                ? known.Waarde
                : null;
        }
    }

    public Doorlooptijden Onthoud(Doorlooptijden doorlooptijden, Werkkalender werk, Instant nu)
    {
        lock (bekend)
        {
            waargenomen = (doorlooptijden, werk, nu, Edge.Nu());
        }
        return doorlooptijden;
    }

    public Prognose? Zoek(NotaId nota, int volgnummer, Grondslag grondslag) =>
        bekend.TryGetValue(nota, out var known) && known.Volgnummer == volgnummer && known.Grondslag == grondslag
            ? known.Prognose
            : null;

    public Prognose Onthoud(NotaId nota, int volgnummer, Grondslag grondslag, Prognose prognose)
    {
        if (bekend.Count >= MaxPrognoses)
        {
            bekend.Clear();
        }
        bekend[nota] = (volgnummer, grondslag, prognose);
        return prognose;
    }
}
