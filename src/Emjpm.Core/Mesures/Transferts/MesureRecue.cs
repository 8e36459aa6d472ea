namespace Emjpm.Core.Mesures;

/// <summary>What a mesure becomes when it is received from another gestionnaire.</summary>
public sealed partial class Mesure
{
    /// <summary>
    /// Opens on <paramref name="decision"/> what another gestionnaire gives up, or reopens the mesure of this file: with its
    /// situations, its first protection, its term and the resources of the person, which the law has the predecessor hand over
    /// (code civil, art. 514). The file number and the events stay with the other. A change of mandataire renews nothing: the
    /// term counts from the same decision as before.
    /// </summary>
    /// <param name="cedee">situations and resources loaded; none of its situations follows <paramref name="decision"/></param>
    /// <param name="cedant">name of the other</param>
    public void Recevoir(
        Mesure cedee,
        DateOnly decision,
        string cedant,
        int auteurId,
        DateTime maintenant
    )
    {
        foreach (
            var etat in cedee
                .Etats.Where(e => e.DateEffet < decision)
                .Where(e => Etats.All(x => x.DateEffet != e.DateEffet))
                .OrderBy(e => e.DateEffet)
        )
            Etats.Add(SituationMesure.De(etat).Au(etat.DateEffet));
        var situation = cedee.DernierEtat is { } dernier
            ? SituationMesure.De(dernier)
            : SituationMesure.De(cedee);
        OuvrirSur(situation.Au(decision), null, auteurId, maintenant);
        Inscrire(
            TypeEvenementMesure.Transfert,
            decision,
            auteurId,
            maintenant,
            $"Reçue de {cedant}"
        );
        DatePremiereProtection = new[]
        {
            DatePremiereProtection,
            cedee.DatePremiereProtection,
            cedee.DateNomination,
        }.Min();
        DateProtectionEnCours = cedee.DateProtectionEnCours ?? cedee.DebutNature();
        DateDerniereDecision = cedee.DecisionEnCours;
        Echeance = cedee.Echeance;
        EcheanceFixee = cedee.EcheanceFixee;
        foreach (var r in cedee.Ressources.Where(r => Ressources.All(x => x.Annee != r.Annee)))
            Ressources.Add(
                new Ressource
                {
                    Annee = r.Annee,
                    NiveauCentimes = r.NiveauCentimes,
                    Prestations = r.Prestations,
                }
            );
    }
}
