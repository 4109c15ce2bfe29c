using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Berichten;

/// <summary>Registers systems of eenheden. A new one may do nothing until an administrator allows it.</summary>
internal sealed class Koppelingbeheer(ApprovalFlowDb db, Omgeving omgeving)
{
    public const int MaxNaam = 100;

    public Task<List<KoppelingRow>> Alle(CancellationToken stop) =>
        db.Koppelingen.OrderBy(k => k.Naam).ToListAsync(stop);

    public async Task<Weigering?> Voeg(
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
        db.Add(
            new KoppelingRow
            {
                Id = Edge.NieuwId(),
                Naam = schoon,
                Eenheid = bekend!.Code,
                PubliekeSleutel = sleutel!.Trim(),
                Toegestaan = false,
                GewijzigdOp = Edge.Nu(),
                GewijzigdDoor = door,
            }
        );
        await db.SaveChangesAsync(stop);
        return null;
    }

    public Task<int> Zet(Guid id, bool toegestaan, MedewerkerId door, CancellationToken stop) =>
        db
            .Koppelingen.Where(k => k.Id == id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(k => k.Toegestaan, toegestaan)
                        .SetProperty(k => k.GewijzigdOp, Edge.Nu())
                        .SetProperty(k => k.GewijzigdDoor, door),
                stop
            );
}
