using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.Notas.Kennisgevingen;

/// <summary>
/// Who stands around a nota at a moment, as it is after a command. Door is who gave that command: nobody hears of their own
/// act. Whoever stands in for somebody hears what that person hears of a task, for as long as the entry holds; the holder
/// hears it too, since both can do it.
/// </summary>
public sealed record Kring(Dossier Dossier, IReadOnlyCollection<Medewerker> Medewerkers, MedewerkerId? Door, Instant Nu)
{
    public MedewerkerId Steller => Dossier.Nota.Steller;

    /// <summary>The steller, and who drafts for him.</summary>
    public IEnumerable<MedewerkerId> BijOpstellen => MetVervangers([Steller], Dossier.Nota.StellerEenheid);

    public IEnumerable<MedewerkerId> Secretariaat => Leden(Eenheidsregister.Secretariaat);

    public IEnumerable<MedewerkerId> Beheerders => Medewerkers.Where(m => m.IsBeheerder).Select(m => m.Id);

    /// <summary>Everybody who wrote or answered, in this round or an earlier one.</summary>
    public IEnumerable<MedewerkerId> Deelnemers =>
        Dossier
            .Nota.Stellers.Append(Steller)
            .Concat(Dossier.Taken.Values.Select(t => t.AfgerondDoor).OfType<MedewerkerId>())
            .Concat(Dossier.Afstemmingen.Values.Select(a => a.Door).OfType<MedewerkerId>());

    public IEnumerable<MedewerkerId> BijOpenTaken => Dossier.OpenTaken.SelectMany(Behandelaars);

    /// <summary>Of an eenheid, and who stands in for them there.</summary>
    public IEnumerable<MedewerkerId> Leden(EenheidCode eenheid) =>
        MetVervangers(Medewerkers.Where(m => m.IsLid(eenheid)).Select(m => m.Id), eenheid);

    /// <summary>Of an eenheid, and who stands in for them there: who is away is told, but is not there to do something.</summary>
    public IEnumerable<MedewerkerId> Hoofden(EenheidCode eenheid) =>
        MetVervangers(Medewerkers.Where(m => m.HoofdVan.Contains(eenheid)).Select(m => m.Id), eenheid);

    /// <summary>
    /// Of drafting the steller; of a later step who took it and can still do it, else everybody who can, without the
    /// stellers and in no steller's name (four eyes). Each with who stands in for them.
    /// </summary>
    public IEnumerable<MedewerkerId> Behandelaars(Taak taak)
    {
        if (taak.Stap == Stap.Opstellen)
        {
            return BijOpstellen;
        }
        var leden = Medewerkers.Where(m => m.IsLid(taak.Eenheid)).Select(m => m.Id).Except(Dossier.Nota.Stellers);
        var mogelijk = MetVervangers(leden, taak.Eenheid).Except(Dossier.Nota.Stellers).ToList();
        return taak.Behandelaar is { } behandelaar && mogelijk.Contains(behandelaar)
            ? MetVervangers([behandelaar], taak.Eenheid).Except(Dossier.Nota.Stellers)
            : mogelijk;
    }

    /// <summary>
    /// The sentence as it goes to this person: to who would do the task for another with whom that is, since it is not
    /// their own eenheid that is asked.
    /// </summary>
    public string ZinVoor(MedewerkerId wie, Taak taak, string zin) =>
        Medewerkers.FirstOrDefault(m => m.Id == wie) is { } medewerker
        && Opdrachten.Rechten.Namens(taak, Dossier.Nota, medewerker, Nu) is { } voor
        && Medewerkers.FirstOrDefault(m => m.Id == voor.Houder) is { } houder
            ? $"{zin} U neemt waar voor {houder.Naam}."
            : zin;

    private IEnumerable<MedewerkerId> MetVervangers(IEnumerable<MedewerkerId> houders, EenheidCode eenheid)
    {
        var voor = houders.ToHashSet();
        return voor.Union(
            Medewerkers
                .Where(m => m.VervangtOp(Nu).Any(v => v.Eenheid == eenheid && voor.Contains(v.Houder)))
                .Select(m => m.Id)
        );
    }
}
