using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>Decides who is told of a command; the rows are written in the transaction of that command, or not at all.</summary>
internal sealed class Kennisgever(KennisgevingStore store)
{
    public Kennisgevingrijen Van(
        Outcome outcome,
        CommandContext context,
        Register register,
        IReadOnlySet<MedewerkerId> dagelijks
    )
    {
        var nota = outcome.Dossier.Nota;
        var besloten = Kennisgevingregels
            .Van(outcome, register.Medewerkers)
            .Select(k => new Besloten(
                $"{nota.Kenmerk}/{k.Volgnummer}/{k.Kennisgeving.Ontvanger}",
                nota.Id,
                k.Kennisgeving
            ));
        return store.Rijen(besloten, dagelijks, context.Nu, context.NuSysteem);
    }
}
