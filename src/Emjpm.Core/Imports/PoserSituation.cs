using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>
/// The nomination and the situation that a line says, put in the history of a known mesure. A situation that only completes
/// the one known completes it; a different one adds an état: at its date (<c>date_etat</c>), else at a nomination later than
/// the history, else on the day of the import.
/// </summary>
internal sealed class PoserSituation(ContexteImport contexte, Comparaison resultat)
{
    public void Executer(Mesure m, LigneMesure l)
    {
        if (m.DernierEtat is not { } dernier)
        {
            Premier(m, l);
            return;
        }
        var connue = FusionLigne.Propre(SituationMesure.De(dernier));
        var differe = l.Sur(connue) != connue;
        if (l.DateNomination is { } nomination && m.Etats.All(e => e.DateEffet != nomination))
        {
            // A decision later than all that is known, with another situation: a new état, not another nomination.
            if (l.DateEtat is null && differe && nomination > dernier.DateEffet)
            {
                Ajouter(m, connue, l.Sur(connue), nomination);
                return;
            }
            Nommer(m, nomination);
        }
        if (l.DateEtat is { } date)
            Dater(m, l, date);
        else if (differe)
            SansDate(m, l, dernier, connue);
    }

    private void Premier(Mesure m, LigneMesure l)
    {
        var connue = FusionLigne.Propre(SituationMesure.De(m));
        if (l.DateNomination is { } nomination && nomination != m.DateNomination)
            Nommer(m, nomination);
        if (l.Sur(connue) is var voulue && voulue != connue)
            Ajouter(m, connue, voulue, l.DateEtat ?? m.DateNomination);
    }

    private void Nommer(Mesure m, DateOnly nomination)
    {
        if (nomination == m.DateNomination)
            return;
        if (
            m.Etats.Any(e =>
                e.DateEffet > m.DateNomination
                    ? e.DateEffet <= nomination
                    : e.DateEffet < m.DateNomination && e.DateEffet >= nomination
            )
        )
        {
            resultat.Demander(
                QuestionLigne.Conflit,
                $"La date de nomination du fichier ({Francais.Date(nomination)}) ne s’accorde pas avec les situations déjà enregistrées : corrigez-la dans le fichier, ou l’historique depuis la fiche de la mesure."
            );
            return;
        }
        resultat.Noter("Date de nomination", m.DateNomination, nomination);
        m.CorrigerNomination(nomination);
    }

    private void Dater(Mesure m, LigneMesure l, DateOnly date)
    {
        var courant =
            m.Etats.Where(e => e.DateEffet <= date).MaxBy(e => e.DateEffet)
            ?? m.Etats.MinBy(e => e.DateEffet)!;
        var connue = FusionLigne.Propre(SituationMesure.De(courant));
        var voulue = l.Sur(connue);
        if (voulue == connue)
            return;
        if (courant.DateEffet != date)
            Ajouter(m, connue, voulue, date);
        else if (FusionLigne.Complete(connue, voulue))
            Completer(m, courant, connue, voulue);
        else
            resultat.Demander(
                QuestionLigne.Conflit,
                $"Une situation différente est déjà enregistrée au {Francais.Date(date)} : donnez une autre date_etat, ou corrigez la situation depuis la fiche de la mesure."
            );
    }

    private void SansDate(Mesure m, LigneMesure l, EtatMesure dernier, SituationMesure connue)
    {
        var voulue = l.Sur(connue);
        var passe = m.Etats.FirstOrDefault(e =>
            e != dernier
            && e.DateEffet == (l.DateNomination ?? m.DateNomination)
            && FusionLigne.Propre(SituationMesure.De(e)) is var s
            && l.Sur(s) == s
        );
        if (passe is not null)
            resultat.Avertissements.Add(
                $"Le fichier donne la situation du {Francais.Date(passe.DateEffet)} ; une autre est enregistrée depuis le {Francais.Date(dernier.DateEffet)} : elle est gardée."
            );
        else if (FusionLigne.Complete(connue, voulue))
            Completer(m, dernier, connue, voulue);
        else if (m.Statut == StatutMesure.Eteinte)
            resultat.Demander(
                QuestionLigne.Conflit,
                "La mesure est clôturée et le fichier lui donne une autre situation sans dire depuis quand : ajoutez « date_etat »."
            );
        else if (dernier.DateEffet == contexte.Aujourdhui)
            resultat.Demander(
                QuestionLigne.Conflit,
                "Une situation différente est déjà enregistrée aujourd’hui, et le fichier ne dit pas depuis quand la sienne vaut : ajoutez « date_etat »."
            );
        else
            Ajouter(m, connue, voulue, contexte.Aujourdhui);
    }

    private void Completer(
        Mesure m,
        EtatMesure etat,
        SituationMesure connue,
        SituationMesure voulue
    )
    {
        resultat.Noter(connue, voulue, contexte);
        m.CorrigerEtat(etat, etat.DateEffet, voulue);
    }

    private void Ajouter(Mesure m, SituationMesure connue, SituationMesure voulue, DateOnly date)
    {
        if (date > contexte.Aujourdhui)
            resultat.Motifs.Add(
                $"La situation du {Francais.Date(date)} est dans le futur : importez-la quand elle aura lieu."
            );
        else if (date < m.DateNomination)
            resultat.Motifs.Add(
                $"La situation du {Francais.Date(date)} précède votre nomination, du {Francais.Date(m.DateNomination)}."
            );
        else if (date > m.DateFin)
            resultat.Motifs.Add(
                $"La situation du {Francais.Date(date)} suit la fin du mandat, le {Francais.Date(m.DateFin.Value)}."
            );
        else
        {
            resultat.Noter(connue, voulue, contexte);
            resultat.Noter("Situation à partir du", "", Francais.Date(date));
            m.AjouterEtat(voulue.Au(date));
        }
    }
}
