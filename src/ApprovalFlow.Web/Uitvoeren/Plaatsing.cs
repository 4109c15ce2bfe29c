using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>Takes a checked file into use as the next version. New notas follow it; running ones stay on theirs.</summary>
internal sealed class Plaatsing(ProcedureStore store, RegisterStore registers)
{
    public const int MaxReden = 500;

    /// <summary>The same text again is no new version. Omdat says why a file is taken that could not be checked in full.</summary>
    public async Task<(ProcedureRow? Row, Weigering? Weigering)> Plaats(
        Nagekeken nagekeken,
        Medewerker? wie,
        string? omdat,
        CancellationToken stop
    )
    {
        if (nagekeken is not { Bruikbaar: true, Procedure: { } procedure })
        {
            return (null, new ProcedureGeweigerd());
        }
        if (!nagekeken.IsVolledig && string.IsNullOrWhiteSpace(omdat))
        {
            return (null, new ProcedureNietVolledigNagekeken());
        }
        if (omdat?.Length > MaxReden)
        {
            return (null, new OngeldigeInvoer("omdat", $"Maak de reden korter dan {MaxReden} tekens."));
        }
        if (Onbekend(procedure, (await registers.LoadAsync(stop)).Eenheden) is { } onbekend)
        {
            return (null, onbekend);
        }
        var row = await store.DeployAsync(
            procedure.Key,
            nagekeken.Xml,
            Edge.Nu(),
            stop,
            wie?.Id,
            nagekeken.IsVolledig ? null : omdat!.Trim()
        );
        return (row, null);
    }

    // A code as it stands; what an expression gives is known only when the nota is there, and checked then.
    private static ProcedureVraagtOnbekende? Onbekend(ProcessDefinition procedure, Eenheidsregister eenheden) =>
        procedure
            .Nodes.Where(n =>
                n is { Kind: FlowNodeKind.UserTask, CandidateGroups: { } codes } && !codes.StartsWith('=')
            )
            .SelectMany(n => n.CandidateGroups!.Split(',', StringSplitOptions.TrimEntries), (n, code) => (n, code))
            .Where(vraag => eenheden.Zoek(vraag.code) is null)
            .Select(vraag => new ProcedureVraagtOnbekende(vraag.n.Name, vraag.code))
            .FirstOrDefault();

    /// <summary>The procedures that come with the product, for an installation that has none of that key.</summary>
    public async Task Meegeleverd(CancellationToken stop)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "workflows");
        foreach (var file in Directory.EnumerateFiles(folder, "*.bpmn").Order(StringComparer.Ordinal))
        {
            var nagekeken = Nagekeken.Van(await File.ReadAllTextAsync(file, stop));
            if (nagekeken.Procedure is { } procedure && await store.LatestAsync(procedure.Key, stop) is not null)
            {
                continue;
            }
            // Before there are eenheden, so without asking for them.
            if (nagekeken is not { Bruikbaar: true, IsVolledig: true, Procedure: { } meegeleverd })
            {
                throw new InvalidOperationException($"{file} is refused by its own check.");
            }
            await store.DeployAsync(meegeleverd.Key, nagekeken.Xml, Edge.Nu(), stop);
        }
    }
}

internal sealed record ProcedureGeweigerd()
    : Weigering("procedure-geweigerd", "Dit bestand wordt geweigerd. Verbeter eerst de fouten in het rapport.");

/// <summary>Nobody could ever do that step.</summary>
internal sealed record ProcedureVraagtOnbekende(string Stap, string Code)
    : Weigering(
        "procedure-vraagt-onbekende",
        $"Bij {Stap} staat {Code}, maar die eenheid is er niet. Voeg haar eerst toe, of verbeter de code."
    );

/// <summary>A file that proves nothing is only taken by somebody who says why.</summary>
internal sealed record ProcedureNietVolledigNagekeken()
    : Weigering(
        "procedure-niet-volledig-nagekeken",
        "Dit bestand is te groot om alle gevallen na te gaan. Deel het op, of geef een reden om het toch te plaatsen."
    );
