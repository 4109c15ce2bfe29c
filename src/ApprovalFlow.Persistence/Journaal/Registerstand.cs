using System.Data;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Holds the registers against their own journal: the last line about an entry says how the entry is now, and what has no
/// line is not there. Finds a row that was altered, added or taken away past the application, before any anchor too.
/// </summary>
public sealed class Registerstand(ApprovalFlowDb db)
{
    /// <summary>What a person is called by; gone from line and entry alike once a function took the place of the name.</summary>
    private static readonly string[] Namen = ["aanmeldnaam", "naam", "emailadres"];

    /// <summary>A term is its entry's key, whatever the case; the status of a subscriber also changes by itself.</summary>
    private static readonly string[] Vrij = ["term", "status"];

    /// <summary>One sentence about the first entry that is not as its journal says; null when all are. As of one moment.</summary>
    public async Task<string?> BreukAsync(CancellationToken stop = default)
    {
        await using var momentopname = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop)
            : null;
        var gezegd = await GezegdAsync(stop);
        foreach (var post in await PostenAsync(stop))
        {
            if (!gezegd.Remove(post.Plaats, out var laatste))
            {
                return $"Register {post.Plaats}: dit staat er, en volgens het journaal van de registers niet.";
            }
            if (Verschil(laatste, post.Nu) is { } veld)
            {
                return $"Register {post.Plaats}: {veld} is niet wat het journaal van de registers zegt.";
            }
        }
        if (gezegd.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } weg)
        {
            return $"Register {weg}: dit is er niet, en volgens het journaal van de registers wel.";
        }
        return await VolgordeAsync(stop);
    }

    /// <summary>
    /// Writes a first line for each entry that has none: those of before the journal was kept, or of a loaded demo.
    /// </summary>
    public async Task VulAanAsync(Instant nu, CancellationToken stop = default)
    {
        var eigen = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await using var transaction = eigen;
        var gezegd = await GezegdAsync(stop);
        var journaal = new Registerjournaal(db);
        var nieuw = (await PostenAsync(stop)).Where(post => !gezegd.ContainsKey(post.Plaats));
        foreach (var register in nieuw.GroupBy(post => post.Register))
        {
            await journaal.AppendAsync(
                register.Key,
                register.Select(post => new Bewerkt<object>(post.Sleutel, null, post.Waarde)),
                new Wijziger(null, nu, nu),
                stop
            );
        }
        if (eigen is not null)
        {
            await eigen.CommitAsync(stop);
        }
    }

    /// <summary>Each entry as the last line about it says that it is; what was taken away is not among them.</summary>
    private async Task<Dictionary<string, JsonObject>> GezegdAsync(CancellationToken stop)
    {
        var stand = new Dictionary<string, JsonObject>(StringComparer.OrdinalIgnoreCase);
        var regels =
            from wijziging in db.Registerwijzigingen
            where Bekend.Contains(wijziging.Register)
            join persoon in db.Registerpersonen on wijziging.Id equals persoon.Wijziging into personen
            from persoon in personen.DefaultIfEmpty()
            orderby wijziging.Id
            select new { wijziging, persoon };
        await foreach (var regel in regels.AsAsyncEnumerable().WithCancellation(stop))
        {
            var (w, p) = (regel.wijziging, regel.persoon);
            var nieuw = Lees(Registerpersoon.Whole(w.Nieuw, p?.Nieuw));
            var plaats = Plaats(w.Register, w.Sleutel, nieuw ?? Lees(w.Oud));
            stand.Remove(plaats);
            if (nieuw is not null)
            {
                stand.Add(plaats, nieuw);
            }
        }
        return stand;
    }

    private static readonly string[] Bekend =
    [
        Registers.Eenheid,
        Registers.Medewerker,
        Registers.Afkorting,
        Registers.Koppeling,
        Registers.Abonnee,
        Registers.Procedure,
        KalenderStore.Register,
        ProcedureInstellingStore.Register,
        VervangingStore.Register,
    ];

    /// <summary>Every entry of those registers as it stands in its own table.</summary>
    private async Task<IReadOnlyList<Post>> PostenAsync(CancellationToken stop)
    {
        var register = await new RegisterStore(db).LoadAsync(stop);
        var koppelingen = await db.Koppelingen.ToListAsync(stop);
        var abonnees = await db.Abonnees.Select(a => new { a.Naam, a.Adres }).ToListAsync(stop);
        return
        [
            .. register.Eenheden.Alle.Select(e => new Post(Registers.Eenheid, e.Code.Value, e)),
            .. register.Medewerkers.Select(m => new Post(Registers.Medewerker, m.Id.ToString(), m)),
            .. (await db.Afkortingen.ToListAsync(stop)).Select(a => new Post(Registers.Afkorting, a.Term, a)),
            .. koppelingen.Select(k => new Post(
                Registers.Koppeling,
                k.Naam,
                new
                {
                    k.Eenheid,
                    k.PubliekeSleutel,
                    k.Toegestaan,
                }
            )),
            .. abonnees.Select(a => new Post(Registers.Abonnee, a.Naam, new { a.Adres })),
            .. (await db.Procedures.ToListAsync(stop)).Select(p => new Post(
                Registers.Procedure,
                ProcedureStore.Sleutel(p),
                ProcedureStore.Regel(p)
            )),
            .. (await db.Kalenderregels.ToListAsync(stop)).Select(r => new Post(
                KalenderStore.Register,
                KalenderStore.Sleutel(r.Lijst, r.Sleutel),
                r
            )),
            .. (await db.ProcedureInstellingen.ToListAsync(stop)).Select(i => new Post(
                ProcedureInstellingStore.Register,
                i.Key,
                i
            )),
            .. (await db.Vervangingen.ToListAsync(stop)).Select(v => new Post(
                VervangingStore.Register,
                VervangingStore.Sleutel(v),
                v
            )),
        ];
    }

    /// <summary>Which eenheid comes first counts, so the numbers are 1, 2, 3 as they were written.</summary>
    private async Task<string?> VolgordeAsync(CancellationToken stop) =>
        await db
            .Lidmaatschappen.GroupBy(l => new { l.MedewerkerId, l.Soort })
            .Where(g => g.Max(l => l.Volgorde) != g.Count())
            .OrderBy(g => g.Key.MedewerkerId)
            .Select(g => (MedewerkerId?)g.Key.MedewerkerId)
            .FirstOrDefaultAsync(stop)
            is { } wie
            ? $"Register {Registers.Medewerker} {wie}: de volgorde van de eenheden is niet zoals zij is vastgelegd."
            : null;

    /// <summary>The first field that differs. No, none and nothing are one: an older line lacks what came later.</summary>
    private static string? Verschil(JsonObject laatste, JsonObject nu)
    {
        var naamloos = nu.ContainsKey("naamVervangenOp");
        return laatste
            .Select(p => p.Key)
            .Union(nu.Select(p => p.Key), StringComparer.Ordinal)
            .Where(veld => !Vrij.Contains(veld) && !(naamloos && Namen.Contains(veld)))
            .FirstOrDefault(veld => !Gelijk(laatste[veld], nu[veld]));
    }

    private static bool Gelijk(JsonNode? een, JsonNode? ander) =>
        (IsLeeg(een) && IsLeeg(ander)) || JsonNode.DeepEquals(een, ander);

    private static bool IsLeeg(JsonNode? node) =>
        node is null or JsonArray { Count: 0 } || node.GetValueKind() is JsonValueKind.False or JsonValueKind.Null;

    /// <summary>An entry of the register of vervangingen is found by its id: two can have the same key, one after the other.</summary>
    private static string Plaats(string register, string sleutel, JsonObject? waarde) =>
        register == VervangingStore.Register ? $"{register} {waarde?["id"]}" : $"{register} {sleutel}";

    private static JsonObject? Lees(string? json) => json is null ? null : JsonNode.Parse(json) as JsonObject;

    private sealed record Post(string Register, string Sleutel, object Waarde)
    {
        public JsonObject Nu { get; } = JsonSerializer.SerializeToNode(Waarde, NotaJson.Options)!.AsObject();

        public string Plaats => Registerstand.Plaats(Register, Sleutel, Nu);
    }
}
