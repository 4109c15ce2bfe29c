using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Berichten;

/// <summary>Registers systems of eenheden. A new one may do nothing until an administrator allows it.</summary>
internal sealed class Koppelingbeheer(ApprovalFlowDb db, Omgeving omgeving, Registerwerk werk)
{
    public const int MaxNaam = 100;

    public Task<List<KoppelingRow>> Alle(CancellationToken stop) =>
        db.Koppelingen.OrderBy(k => k.Naam).ToListAsync(stop);

    public Task<Weigering?> Voeg(
        string? naam,
        string? eenheid,
        string? sleutel,
        Aanvrager door,
        CancellationToken stop
    ) =>
        werk.Bewerk(
            Registers.Koppeling,
            naam?.Trim() ?? "",
            door,
            () => Nieuw(naam, eenheid, sleutel, door.Id, stop),
            stop
        );

    private async Task<Bewerking<Regel>> Nieuw(
        string? naam,
        string? eenheid,
        string? sleutel,
        MedewerkerId door,
        CancellationToken stop
    )
    {
        var bekend = (await omgeving.Register(stop)).Eenheden.Zoek(eenheid);
        var schoon = naam?.Trim() ?? "";
        var fouten = new List<Veldfout>();
        if (schoon.Length is 0 or > MaxNaam)
        {
            fouten.Add(new("naam", $"Geef de koppeling een naam van hoogstens {MaxNaam} tekens."));
        }
        else if (await db.Koppelingen.AnyAsync(k => k.Naam == schoon, stop))
        {
            fouten.Add(new("naam", "Er is al een koppeling met deze naam."));
        }
        if (bekend is null)
        {
            fouten.Add(new("eenheid", "Kies de eenheid waarvoor deze koppeling antwoordt."));
        }
        if (Koppelingtokens.Sleutel(sleutel ?? "") is null)
        {
            fouten.Add(new("sleutel", "Plak een publieke sleutel in PEM: EC P-256, of RSA van 2048 bits of meer."));
        }
        if (fouten.Count > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        var row = new KoppelingRow
        {
            Id = Edge.NieuwId(),
            Naam = schoon,
            Eenheid = bekend!.Code,
            PubliekeSleutel = sleutel!.Trim(),
            Toegestaan = false,
            GewijzigdOp = Edge.Nu(),
            GewijzigdDoor = door,
        };
        db.Add(row);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return new Bewerking<Regel>(null, Regel.Van(row));
    }

    /// <summary>Null when it was done.</summary>
    public async Task<Weigering?> Zet(Guid id, bool toegestaan, Aanvrager door, CancellationToken stop) =>
        await db.Koppelingen.SingleOrDefaultAsync(k => k.Id == id, stop) is { Naam: var naam }
            ? await werk.Bewerk(Registers.Koppeling, naam, door, () => Zet(id, toegestaan, door.Id, stop), stop)
            : new NietGevonden();

    private async Task<Bewerking<Regel>> Zet(Guid id, bool toegestaan, MedewerkerId door, CancellationToken stop)
    {
        var row = await db.Koppelingen.SingleAsync(k => k.Id == id, stop);
        await db
            .Koppelingen.Where(k => k.Id == id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(k => k.Toegestaan, toegestaan)
                        .SetProperty(k => k.GewijzigdOp, Edge.Nu())
                        .SetProperty(k => k.GewijzigdDoor, door),
                stop
            );
        return new Bewerking<Regel>(Regel.Van(row), Regel.Van(row with { Toegestaan = toegestaan }));
    }

    /// <summary>What the journal of the registers keeps of one.</summary>
    private sealed record Regel(EenheidCode Eenheid, string PubliekeSleutel, bool Toegestaan)
    {
        public static Regel Van(KoppelingRow row) => new(row.Eenheid, row.PubliekeSleutel, row.Toegestaan);
    }
}
