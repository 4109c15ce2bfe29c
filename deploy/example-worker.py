#!/usr/bin/env python3
"""Serves one type of service task from outside ApprovalFlow, over RabbitMQ (Debian: python3-pika).

    /usr/bin/python3 deploy/example-worker.py amqp://USER:PASSWORD@HOST:5672 TYPE

A service task with that type in its procedure waits for what work() gives. The contracts are in
src/ApprovalFlow.Notas/Berichten/README.md.
"""
import json
import sys
import uuid

import pika

RESULTS = "approvalflow.opdracht-resultaat.v1"  # an exchange: the default one takes rights that open every queue


def work(job):
    """Here is your own work. What it returns becomes variables of the procedure; what it raises is tried again later."""
    return {"gecontroleerd": True, "soort": job["soort"], "poging": job["poging"]}


def main(address, job_type):
    channel = pika.BlockingConnection(pika.URLParameters(address)).channel()
    jobs = f"approvalflow.opdracht.{job_type}.v1"
    channel.exchange_declare(jobs, "fanout", durable=True)
    channel.queue_declare(jobs, durable=True, arguments={"x-queue-type": "quorum"})
    channel.queue_bind(jobs, jobs)
    channel.basic_qos(prefetch_count=1)
    channel.confirm_delivery()  # a result that the broker did not take raises, and the job comes again

    def on_job(_, method, __, body):
        job = json.loads(body)
        result = {"notaId": job["notaId"], "opdracht": job["opdracht"]}
        try:
            result |= {"gelukt": True, "gegevens": work(job)}
        except Exception as error:  # the job waits, is tried again, and is an incident in the end
            result |= {"gelukt": False, "melding": str(error)}
        # Each result has an id of its own; a second one for a job that is done changes nothing.
        properties = pika.BasicProperties(
            message_id=str(uuid.uuid4()), content_type="application/json", delivery_mode=2
        )
        channel.basic_publish(RESULTS, "", json.dumps(result), properties, mandatory=True)
        channel.basic_ack(method.delivery_tag)  # after the result: a crash in between does the job twice, never zero times

    channel.basic_consume(jobs, on_job)
    channel.start_consuming()


if __name__ == "__main__":
    main(*sys.argv[1:3])
