using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;

namespace ApprovalFlow.Notas.Kennisgevingen;

/// <summary>
/// Who stands around a nota, as it is after a command. Door is who gave that command: nobody hears of their own act.
/// </summary>
public sealed record Kring(Dossier Dossier, IReadOnlyCollection<Medewerker> Medewerkers, MedewerkerId? Door)
{
    public MedewerkerId Steller => Dossier.Nota.Steller;

    public IEnumerable<MedewerkerId> Secretariaat => Leden(Eenheidsregister.Secretariaat);

    public IEnumerable<MedewerkerId> Beheerders => Medewerkers.Where(m => m.IsBeheerder).Select(m => m.Id);

    /// <summary>Everybody who wrote or answered, in this round or an earlier one.</summary>
    public IEnumerable<MedewerkerId> Deelnemers =>
        Dossier
            .Nota.Stellers.Append(Steller)
            .Concat(Dossier.Taken.Values.Select(t => t.AfgerondDoor).OfType<MedewerkerId>())
            .Concat(Dossier.Afstemmingen.Values.Select(a => a.Door).OfType<MedewerkerId>());

    public IEnumerable<MedewerkerId> BijOpenTaken => Dossier.OpenTaken.SelectMany(Behandelaars);

    public IEnumerable<MedewerkerId> Leden(EenheidCode eenheid) =>
        Medewerkers.Where(m => m.IsLid(eenheid)).Select(m => m.Id);

    public IEnumerable<MedewerkerId> Hoofden(EenheidCode eenheid) =>
        Medewerkers.Where(m => m.HoofdVan.Contains(eenheid)).Select(m => m.Id);

    /// <summary>Of drafting the steller; of a later step who took it and still works there, else the eenheid without the stellers
    /// (four eyes).</summary>
    public IEnumerable<MedewerkerId> Behandelaars(Taak taak) =>
        taak.Stap == Stap.Opstellen ? [Steller]
        : taak.Behandelaar is { } behandelaar && Leden(taak.Eenheid).Contains(behandelaar) ? [behandelaar]
        : Leden(taak.Eenheid).Where(id => !Dossier.Nota.Stellers.Contains(id));
}
