using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Persistence;

/// <summary>
/// What a command leaves behind beside the dossier: who is told of it, its key when it has one, and the task that it
/// answered, of which nothing has to be kept that was being written.
/// </summary>
public sealed record Bijbehorend(
    Kennisgevingrijen Kennisgevingen,
    SleutelRow? Sleutel = null,
    (Taak Taak, MedewerkerId Door)? Beantwoord = null
)
{
    internal void Write(WriteBatch batch)
    {
        foreach (var mail in Kennisgevingen.Mails)
        {
            batch.Insert(mail);
        }
        foreach (var kennisgeving in Kennisgevingen.Kennisgevingen)
        {
            batch.Insert(kennisgeving);
        }
        if (Sleutel is not null)
        {
            batch.Insert(Sleutel);
        }
        if (Beantwoord is var (taak, door))
        {
            AntwoordConceptStore.Clean(batch, taak, door);
        }
    }
}
