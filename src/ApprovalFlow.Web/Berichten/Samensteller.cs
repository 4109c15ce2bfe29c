using ApprovalFlow.Notas;
using ApprovalFlow.Web.Berichten.V1;

namespace ApprovalFlow.Web.Berichten;

internal sealed class Samensteller
{
    public Task<StukkenSamenstellenGereed?> Maak(NotaId id, int opdracht, CancellationToken stop) => Task.FromResult<StukkenSamenstellenGereed?>(null);
}
